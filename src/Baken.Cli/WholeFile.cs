namespace Baken.Cli;

/// <summary>A file that is there wholly or not at all.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var half = $"{path}.half";
        try
        {
            await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write))
                await write(file);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception trouble) when (trouble is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} kan niet worden geschreven: {trouble.Message}", trouble);
        }
        finally
        {
            File.Delete(half);
        }
    }
}
