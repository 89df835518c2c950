using System.Security.Cryptography;
using System.Text.Json;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>
/// A download on disk: a manifest and, until it is finished, its pages. Every write is to a new file that then takes the
/// old one's place, so a power cut leaves either the old state or the new.
/// </summary>
internal sealed class DownloadFolder : IDisposable
{
    /// <summary>A download that was left longer ago is begun anew: its pages may be of an older state of the table.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private readonly string folder;
    private readonly FileStream claim;

    private DownloadFolder(string folder, FileStream claim, DownloadManifest manifest)
    {
        this.folder = folder;
        this.claim = claim;
        Manifest = manifest;
    }

    public DownloadManifest Manifest { get; private set; }

    private string ManifestPath => Path.Combine(folder, "manifest.json");

    public static Outcome<DownloadFolder> Open(string folder, string request, TimeProvider clock)
    {
        FileStream claim;
        try
        {
            Directory.CreateDirectory(folder);
            claim = new FileStream(Path.Combine(folder, ".in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            return ConnectorRefusals.NotWritable(folder);
        }
        catch (IOException)
        {
            return Directory.Exists(folder) ? ConnectorRefusals.InUse(folder) : ConnectorRefusals.NotWritable(folder);
        }

        var now = clock.GetUtcNow();
        var opened = new DownloadFolder(folder, claim, new DownloadManifest(request, now));
        if (
            opened.Load() is { Manifest: 1 } found
            && found.Request == request
            && (found.Result is not null || now - found.StartedAt < Fresh)
        )
            opened.Manifest = found;
        return opened;
    }

    /// <summary>The finished file, where it is there and as it was written.</summary>
    public string? Finished()
    {
        if (Manifest is not { Result: { } name, ResultHash: { } hash })
            return null;
        var path = Path.Combine(folder, name);
        return File.Exists(path) && Hash(path) == hash ? path : null;
    }

    /// <summary>The pages of a list that are in, and whole. What follows a damaged one is fetched again.</summary>
    public PageSeries Series(string name, Uri first)
    {
        var series = Manifest.Series.Find(one => one.Name == name);
        if (series is not null && series.First == first.AbsoluteUri)
        {
            var damaged = series.Pages.FindIndex(page =>
                new FileInfo(Path.Combine(folder, page.File)) is not { Exists: true } file || file.Length != page.Bytes
            );
            if (damaged >= 0)
                series.Pages.RemoveRange(damaged, series.Pages.Count - damaged);
            return series;
        }

        if (series is not null)
            Manifest.Series.Remove(series);
        series = new PageSeries(name, first.AbsoluteUri);
        Manifest.Series.Add(series);
        return series;
    }

    public void Store(PageSeries series, Uri address, Page page, string? eTag)
    {
        var file = $"{series.Name}-{series.Pages.Count + 1:0000}.page";
        Replace(Path.Combine(folder, file), stream => stream.Write(page.Content));
        series.Pages.Add(new StoredPage(address.AbsoluteUri, file, page.Rows, page.Content.Length, eTag, page.Next?.AbsoluteUri));
        Save();
    }

    /// <summary>The lines of the stored pages of a list, in order; none for a list that was not fetched.</summary>
    public IEnumerable<string> Lines(string series) =>
        Manifest
            .Series.Where(one => one.Name == series)
            .SelectMany(one => one.Pages)
            .SelectMany(page => File.ReadLines(Path.Combine(folder, page.File)));

    /// <summary>Writes the one file the download is for, and lets the pages go.</summary>
    public string Finish(string name, Action<StreamWriter> write)
    {
        var path = Path.Combine(folder, name);
        Replace(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                write(writer);
            }
        );
        Manifest.Result = name;
        Manifest.ResultHash = Hash(path);
        Save();
        foreach (var page in Manifest.Series.SelectMany(series => series.Pages))
            File.Delete(Path.Combine(folder, page.File));
        return path;
    }

    /// <summary>Forgets what is there; the finished file stays until a new one takes its place.</summary>
    public void StartOver(TimeProvider clock) => Manifest = new DownloadManifest(Manifest.Request, clock.GetUtcNow());

    public void Dispose() => claim.Dispose();

    private DownloadManifest? Load()
    {
        try
        {
            return File.Exists(ManifestPath)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(ManifestPath), DownloadJson.Default.DownloadManifest)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Save() =>
        Replace(ManifestPath, stream => JsonSerializer.Serialize(stream, Manifest, DownloadJson.Default.DownloadManifest));

    private static void Replace(string path, Action<Stream> write)
    {
        var half = path + ".half";
        using (var stream = File.Create(half))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
