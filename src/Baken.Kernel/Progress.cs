namespace Baken.Kernel;

/// <summary>How far a long task is. Reported often; whoever shows it decides how often to draw.</summary>
/// <param name="Stage">What is being done, in Dutch, for the screen: "Grenzen lezen".</param>
/// <param name="Done">How much is done, in the unit of the stage.</param>
/// <param name="Total">How much there is; null while unknown.</param>
public readonly record struct Progress(string Stage, long Done, long? Total = null);
