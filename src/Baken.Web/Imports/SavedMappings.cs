using Baken.Sources;

namespace Baken.Web.Imports;

/// <summary>
/// Mappings of own tables, kept as files that people can read and copy: <c>mappings/KEY.json</c> in the data directory. What
/// was imported keeps its own mapping in the register; that one is offered where no file is.
/// </summary>
internal sealed class SavedMappings(Installation installation, ITableMappings mappings)
{
    private readonly string root = Path.Combine(installation.DataDirectory, "mappings");

    /// <summary>Keys and names, of files that are mappings.</summary>
    public IReadOnlyList<(string Key, string Name)> All() =>
        Directory.Exists(root)
            ?
            [
                .. Directory
                    .GetFiles(root, "*.json")
                    .Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(mappings.IsKey)
                    .Select(key => (Key: key, Form: Find(key) is { } file ? mappings.Read(file) : null))
                    .Where(saved => saved.Form is not null)
                    .Select(saved => (saved.Key, saved.Form!.Name)),
            ]
            : [];

    public TableMappingFile? Find(string key)
    {
        if (!mappings.IsKey(key))
            return null;
        var path = Path.Combine(root, key + ".json");
        return File.Exists(path) ? new TableMappingFile($"{key}.json", File.ReadAllText(path)) : null;
    }

    public async Task<TableMappingFile?> FindAsync(string key, ISources sources, CancellationToken cancellation) =>
        Find(key) ?? await sources.MappingAsync(key, cancellation);

    /// <summary>Keeps a mapping that its rules have let through.</summary>
    public void Save(TableMappingFile file)
    {
        if (mappings.Read(file) is not { } form || !mappings.IsKey(form.Key))
            throw new ArgumentException("Only a checked mapping is kept.", nameof(file));
        Directory.CreateDirectory(root);
        var path = Path.Combine(root, form.Key + ".json");
        File.WriteAllText(path + ".new", file.Json);
        File.Move(path + ".new", path, overwrite: true);
    }
}
