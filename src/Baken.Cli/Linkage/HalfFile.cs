namespace Baken.Cli.Linkage;

/// <summary>A file that appears under its name only when it is whole; until then it stands beside it, and is removed when the work is cut off.</summary>
internal sealed class HalfFile : IDisposable
{
    private readonly string path;
    private readonly string half;

    /// <exception cref="InvalidDataException">The directory does not exist, or may not be written in.</exception>
    public HalfFile(string path)
    {
        this.path = Path.GetFullPath(path);
        half = Path.Combine(Path.GetDirectoryName(this.path)!, $".{Path.GetFileName(path)}.{Guid.CreateVersion7():N}.half");
        try
        {
            Stream = new FileStream(half, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{path}' kan niet worden geschreven: {trouble.Message}", trouble);
        }
    }

    public FileStream Stream { get; }

    public void Finish()
    {
        Stream.Dispose();
        File.Move(half, path, overwrite: true);
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(half);
    }
}
