namespace Baken.Privacy;

/// <summary>What the municipality is called in a letter; null where the installation has no name yet. The composition says it.</summary>
public sealed record MunicipalityName(string? Name);
