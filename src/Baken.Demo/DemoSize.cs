namespace Baken.Demo;

/// <summary>How large a world to make up.</summary>
public enum DemoSize
{
    /// <summary>One municipality of some 8 districts, for tests and a first look.</summary>
    Small,

    /// <summary>One municipality of some 70 districts and 220,000 inhabitants.</summary>
    Almere,

    /// <summary>340 municipalities and some 18,000 areas: a load, not a picture.</summary>
    Country,
}

/// <summary>A file that was written.</summary>
/// <param name="Source">
/// Whose format it has: cbs-boundaries, cbs-key-figures, police-crime, sbi, establishments, bankruptcies or table.
/// </param>
/// <param name="Path">Where it is.</param>
public sealed record DemoFile(string Source, string Path);

/// <summary>How far the making of a demo is.</summary>
/// <param name="Step">What was finished last, in Dutch.</param>
public sealed record DemoProgress(string Step, int Done, int Total);
