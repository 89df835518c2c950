namespace AreaStatistics;

/// <summary>The outcome of a composite with its reasons. All columns have the units of the input, in the same order.</summary>
/// <param name="Scores">The value of the outermost group; NaN where too little was present.</param>
/// <param name="Ranks">1 is the highest score; ties share a rank; a unit without a score has none.</param>
/// <param name="PresentShares">The share of the weight that was present, from 0 to 1, also where it was too little.</param>
/// <param name="Normalised">Per indicator the value on the common scale; NaN where missing.</param>
/// <param name="Contributions">
/// Per indicator its part of the score: they sum to the score. A missing indicator contributes 0, a unit without a score NaN.
/// </param>
/// <param name="Groups">Per group, the outermost included, its value.</param>
public sealed record CompositeScores(
    double[] Scores,
    int?[] Ranks,
    double[] PresentShares,
    IReadOnlyDictionary<string, double[]> Normalised,
    IReadOnlyDictionary<string, double[]> Contributions,
    IReadOnlyDictionary<string, double[]> Groups
);
