namespace Baken.Sources.Files;

/// <summary>How much of a file is read before it is refused: on disk, and of what comes out of an archive.</summary>
/// <param name="MaxBytes">Of the file itself, and of everything unpacked from it together.</param>
/// <param name="MaxEntries">Files in one archive.</param>
/// <param name="MaxRatio">Unpacked to packed; real CSV and GeoJSON stay under 50. Counts once 16 MB has come out.</param>
internal sealed record FileLimits(long MaxBytes = SourceLimits.LargestFile, int MaxEntries = 256, int MaxRatio = 250)
{
    public static FileLimits Default { get; } = new();
}
