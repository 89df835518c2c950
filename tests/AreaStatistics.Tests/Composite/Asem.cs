namespace AreaStatistics.Tests;

/// <summary>The ASEM example of COINr as a model of this library.</summary>
internal static class Asem
{
    public static readonly Dictionary<string, string[]> Meta = KnownAnswers.Text(KnownAnswers.Reference, "asem_model.csv");

    /// <summary>The names COINr gives to its normalisations, with the settings of the known answers.</summary>
    public static readonly Dictionary<string, Normalisation> Normalisations = new()
    {
        ["minmax_0_100"] = new Normalisation.MinMax(),
        ["minmax_1_100"] = new Normalisation.MinMax(1, 100),
        ["zscore_0_1"] = new Normalisation.ZScore(),
        ["zscore_10_2"] = new Normalisation.ZScore(10, 2),
        ["rank"] = new Normalisation.Rank(),
        ["prank"] = new Normalisation.PercentileRank(),
        ["borda"] = new Normalisation.Borda(),
        ["dist2max"] = new Normalisation.DistanceToMaximum(),
        ["dist2ref"] = new Normalisation.DistanceToReference(0),
    };

    public static readonly Dictionary<string, Aggregation> Aggregations = new()
    {
        ["a_amean"] = Aggregation.Arithmetic,
        ["a_gmean"] = Aggregation.Geometric,
        ["a_hmean"] = Aggregation.Harmonic,
    };

    public static Direction DirectionOf(string indicator) =>
        (Direction)KnownAnswers.Number(Meta["Direction"][Array.IndexOf(Meta["iCode"], indicator)]);

    public static IndicatorGroup Model(
        Normalisation normalisation,
        Aggregation aggregation,
        Dictionary<string, double>? weights = null
    )
    {
        return (IndicatorGroup)Part(Array.IndexOf(Meta["iCode"], "Index"));

        CompositePart Part(int row)
        {
            var name = Meta["iCode"][row];
            var weight = weights?.GetValueOrDefault(name, 1) ?? KnownAnswers.Number(Meta["Weight"][row]);
            return Meta["Level"][row] == "1"
                ? new Indicator(name, normalisation, DirectionOf(name), weight)
                : new IndicatorGroup(
                    name,
                    [.. Enumerable.Range(0, Meta["Parent"].Length).Where(i => Meta["Parent"][i] == name).Select(Part)],
                    aggregation,
                    weight
                );
        }
    }
}
