namespace Baken.Profiles;

/// <summary>What the composition tells this module about the installation.</summary>
/// <param name="ModelsDirectory">Where the municipality puts model files of its own; null where there is no such place.</param>
/// <param name="Organisation">The municipality's name, for the Algorithm Register.</param>
public sealed record ProfilesSettings(string? ModelsDirectory, string? Organisation);
