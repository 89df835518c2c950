using System.Reflection;
using Baken.Areas;
using Baken.Kernel;

namespace Baken.Profiles.Models;

/// <summary>The models that this installation knows: those shipped and those of the municipality, each newest version once.</summary>
/// <param name="Refused">Files that were not taken in, each with its reason. The others were.</param>
internal sealed record Library(IReadOnlyList<ProfileModel> Models, IReadOnlyList<Refusal> Refused)
{
    public ProfileModel? Find(string key) => Models.FirstOrDefault(model => model.Key == key);
}

/// <summary>Reads the shipped models and those in the municipality's own folder.</summary>
internal sealed class ModelLibrary(ProfilesSettings settings, IAreas areas)
{
    private const string Prefix = "Baken.Profiles.Models.";

    public static IReadOnlyList<(string Name, string Text)> Shipped { get; } =
    [
        .. typeof(ModelLibrary)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[Prefix.Length..], Resource(name))),
    ];

    public async Task<Library> ReadAsync(CancellationToken cancellation)
    {
        var catalogue = await areas.CatalogueAsync(cancellation);
        var found = new List<(string Name, ProfileModel Model)>();
        var refused = new List<Refusal>();
        foreach (var (name, text, shipped) in await FilesAsync(cancellation))
        {
            var read = ModelFile.Read(name, text, shipped);
            if (read.Refusal is { } no)
                refused.Add(no);
            else if (RedLines.Check(name, read.Value, catalogue) is { } line)
                refused.Add(line);
            else if (found.Exists(other => other.Model.Key == read.Value.Key && other.Model.Version == read.Value.Version))
                refused.Add(Refusals.ModelTwice(name, read.Value));
            else
                found.Add((name, read.Value));
        }

        return new Library(
            [
                .. found
                    .Select(item => item.Model)
                    .GroupBy(model => model.Key)
                    .Select(group => group.MaxBy(model => Order(model.Version))!)
                    .OrderByDescending(model => model.Shipped)
                    .ThenBy(model => model.Key, StringComparer.Ordinal),
            ],
            refused
        );
    }

    private async Task<List<(string Name, string Text, bool Shipped)>> FilesAsync(CancellationToken cancellation)
    {
        List<(string, string, bool)> files = [.. Shipped.Select(file => (file.Name, file.Text, true))];
        if (settings.ModelsDirectory is { } folder && Directory.Exists(folder))
            foreach (var path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
                files.Add((Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellation), false));
        return files;
    }

    private static (int, int) Order(string version)
    {
        var parts = version.Split('-');
        return (int.Parse(parts[0], Language.English), int.Parse(parts[1], Language.English));
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
