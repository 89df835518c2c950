namespace Baken.Tests.Sectors;

/// <summary>The real, public files that lie beside the tree and are no part of it; tests skip where they are absent.</summary>
internal static class SharedData
{
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", path) is var file && File.Exists(file))
                return file;
        return null;
    }

    /// <summary>The rows below the header.</summary>
    public static List<List<string>> Rows(string file) => [.. File.ReadLines(file).Skip(1).Select(Fields)];

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var character in line)
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(character);
        return [.. fields, field.ToString()];
    }
}
