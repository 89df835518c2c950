using RecordLinkage;

namespace Baken.Cli.Linkage;

/// <summary>A model by the name of its file, in the library's own format or Splink's, or by the name of one that comes with it.</summary>
internal static class ModelSource
{
    public static LinkModel Read(string nameOrPath)
    {
        if (BuiltInModels.Names.Contains(nameOrPath, StringComparer.Ordinal))
            return BuiltInModels.Read(nameOrPath);
        if (!File.Exists(nameOrPath))
            throw new InvalidDataException(
                $"Het model '{nameOrPath}' bestaat niet. Geef een bestand, of een van: {string.Join(", ", BuiltInModels.Names)}."
            );
        try
        {
            return ModelFile.Read(File.ReadAllText(nameOrPath));
        }
        catch (InvalidDataException trouble)
        {
            throw new InvalidDataException($"{nameOrPath}: {trouble.Message}", trouble);
        }
    }
}
