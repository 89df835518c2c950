namespace RecordLinkage;

/// <summary>The probabilities of a model as arrays, while they are being learnt.</summary>
internal sealed class Parameters
{
    private readonly LinkModel model;

    public Parameters(LinkModel model)
    {
        this.model = model;
        Prior = model.Prior;
        KinShare = model.Kinship?.Share ?? 0;
        M = Start(level => level.M, 0.8);
        U = Start(level => level.U, 0.05);
        K = new double[M.Length][];
        for (var c = 0; c < K.Length; c++)
            K[c] = [.. model.Comparisons[c].SharedByKin ? M[c] : U[c]];
    }

    public double Prior { get; set; }

    public double KinShare { get; set; }

    public double[][] M { get; }

    public double[][] U { get; }

    public double[][] K { get; }

    public bool WithKin => model.Kinship is not null;

    public LinkModel ToModel() =>
        model with
        {
            Prior = Prior,
            Kinship = WithKin ? new(KinShare) : null,
            Comparisons =
            [
                .. model.Comparisons.Select(
                    (comparison, c) =>
                        comparison with
                        {
                            Levels =
                            [
                                .. comparison.Levels.Select(
                                    (level, l) =>
                                        level.IsMissing
                                            ? level
                                            : level with
                                            {
                                                M = M[c][l],
                                                U = U[c][l],
                                                K = WithKin ? K[c][l] : null,
                                            }
                                ),
                            ],
                        }
                ),
            ],
        };

    public Parameters Copy()
    {
        var copy = new Parameters(model) { Prior = Prior, KinShare = KinShare };
        foreach (var (from, to) in new[] { (M, copy.M), (U, copy.U), (K, copy.K) })
            for (var c = 0; c < from.Length; c++)
                from[c].CopyTo(to[c], 0);
        return copy;
    }

    // What is not given starts falling: most on the first level, the rest parted.
    private double[][] Start(Func<Level, double?> given, double first) =>
        [
            .. model.Comparisons.Select(comparison =>
            {
                var present = comparison.Levels.Count(level => !level.IsMissing);
                var values = new double[comparison.Levels.Count];
                var rank = 0;
                for (var l = 0; l < values.Length; l++)
                    if (!comparison.Levels[l].IsMissing)
                        values[l] = given(comparison.Levels[l]) ?? (rank++ == 0 ? first : (1 - first) / Math.Max(1, present - 1));
                return values;
            }),
        ];
}
