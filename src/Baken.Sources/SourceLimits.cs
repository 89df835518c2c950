namespace Baken.Sources;

/// <summary>What a host must hold to before it hands over files.</summary>
public static class SourceLimits
{
    /// <summary>In bytes, packed or unpacked: a reader refuses more.</summary>
    public const long LargestFile = 1L << 30;
}
