using System.Text.Json;
using Baken.Kernel;
using Baken.Sources;

namespace Baken.Web.Imports;

/// <summary>
/// The folder of what was handed over: one folder per upload, named by its id, with files named by number. What a person or a
/// browser calls a file never becomes part of a path.
/// </summary>
internal sealed class Uploads(Installation installation, TimeProvider clock)
{
    private const string NoteName = "upload.json";
    private readonly string root = Path.Combine(installation.DataDirectory, "uploads");

    public int Count => Directory.Exists(root) ? Directory.EnumerateDirectories(root).Count() : 0;

    public string FolderOf(Guid id) => Path.Combine(root, id.ToString("N"));

    public string PathOf(Guid id, UploadedFile file) =>
        Path.Combine(
            FolderOf(id),
            int.Parse(file.Stored, System.Globalization.CultureInfo.InvariantCulture).ToString("D3", null)
        );

    public string PathOf(Guid id, int number) => Path.Combine(FolderOf(id), number.ToString("D3", null));

    public void Make(Guid id) => Directory.CreateDirectory(FolderOf(id));

    /// <summary>Written last, in one move: a folder without it is one of which the handing over was broken off.</summary>
    public void Save(Upload upload)
    {
        var note = Path.Combine(FolderOf(upload.Id), NoteName);
        File.WriteAllText(note + ".new", JsonSerializer.Serialize(upload, UploadJson.Default.Upload));
        File.Move(note + ".new", note, overwrite: true);
    }

    public Upload? Find(Guid id)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(FolderOf(id), NoteName)), UploadJson.Default.Upload);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The upload, for the person who handed it over; to anybody else it is not there.</summary>
    public Upload? Find(Guid id, Actor by) => Find(id) is { } upload && upload.OwnerId == by.Id ? upload : null;

    public ImportOrder Order(Upload upload, IReadOnlyDictionary<string, AreaCode>? places, TableMappingFile? mapping) =>
        new(
            upload.Source,
            [.. upload.Files.Select(file => new SourceFile(PathOf(upload.Id, file), file.Name))],
            upload.Year,
            mapping,
            upload.SbiEdition,
            places
        );

    public void Delete(Guid id)
    {
        if (Directory.Exists(FolderOf(id)))
            Directory.Delete(FolderOf(id), recursive: true);
    }

    /// <summary>Throws away what was left lying, those broken off included.</summary>
    public IReadOnlyList<Guid> DeleteOld(Predicate<Guid> inUse)
    {
        var deleted = new List<Guid>();
        if (!Directory.Exists(root))
            return deleted;
        foreach (var folder in Directory.GetDirectories(root))
            if (
                Guid.TryParseExact(Path.GetFileName(folder), "N", out var id)
                && !inUse(id)
                && clock.GetUtcNow() - Directory.GetCreationTimeUtc(folder) > UploadLimits.Kept
            )
            {
                Delete(id);
                deleted.Add(id);
            }

        return deleted;
    }
}
