namespace Baken.Profiles.Computing;

/// <summary>One raw value on its way into a score.</summary>
/// <param name="Value">NaN unless it counts.</param>
internal readonly record struct Cell(
    double Value,
    IndicatorStatus Status,
    int? Year,
    int? DenominatorYear,
    IReadOnlyList<int> Imports
)
{
    public static Cell None(IndicatorStatus status, int? year = null) => new(double.NaN, status, year, null, []);
}

/// <summary>What is scored, and nothing else of it.</summary>
internal sealed record Subject(string Code, string Name, string? Excluded = null);

/// <summary>Subjects that are compared with each other, with a column of cells for every indicator of the model.</summary>
internal sealed record InputTable(
    string Level,
    string? Within,
    IReadOnlyList<Subject> Subjects,
    IReadOnlyDictionary<string, Cell[]> Columns
)
{
    /// <summary>The inputs as an edition kept them, so that it can be computed again when its sources have moved on.</summary>
    public static InputTable Of(ProfileModel model, ProfileTable table) =>
        new(
            table.Level,
            table.Within,
            [.. table.Scores.Select(score => new Subject(score.Code, score.Name, score.Excluded))],
            model.Indicators.ToDictionary(
                indicator => indicator.Key,
                indicator =>
                    table
                        .Scores.Select(score => score.Contributions.First(one => one.Indicator == indicator.Key))
                        .Select(one => new Cell(
                            one.Value ?? double.NaN,
                            one.Status == IndicatorStatus.NoSpread ? IndicatorStatus.Counted : one.Status,
                            one.Year,
                            one.DenominatorYear,
                            one.Imports
                        ))
                        .ToArray()
            )
        );
}
