using Baken.Kernel;
using Baken.Sources;

namespace Baken.Areas.Editions;

/// <summary>A figure computed from two others: so many of one thing for every so many of another.</summary>
/// <param name="Numerator">The measure above the line.</param>
/// <param name="Denominator">The measure below the line.</param>
/// <param name="Per">For every so many of the denominator.</param>
/// <param name="SmallestDenominator">Below this the quotient is noise, or says more about who passes by than about who lives there.</param>
internal sealed record Derivation(
    Indicator Indicator,
    Measure Numerator,
    Measure Denominator,
    double Per,
    double SmallestDenominator
);

/// <summary>
/// The derived indicators. Registered crime per 1,000 inhabitants misleads where few people live; there it is left out,
/// and crime per 100 establishments stands beside it.
/// </summary>
internal static class Derivations
{
    /// <summary>A denominator of a year earlier or later may serve when that of the year itself is not there yet.</summary>
    private const int YearsApart = 1;

    public static IReadOnlyList<Derivation> All { get; } =
    [
        new(
            new Indicator(
                "misdrijven-per-1000-inwoners",
                "Geregistreerde misdrijven per 1.000 inwoners",
                "Registered crimes per 1,000 inhabitants",
                "per 1.000 inwoners",
                IndicatorKind.Rate,
                1,
                "Misdrijven"
            ),
            new Measure("misdrijven"),
            new Measure("inwoners"),
            1_000,
            200
        ),
        new(
            new Indicator(
                "misdrijven-per-100-vestigingen",
                "Geregistreerde misdrijven per 100 vestigingen",
                "Registered crimes per 100 establishments",
                "per 100 vestigingen",
                IndicatorKind.Rate,
                1,
                "Misdrijven"
            ),
            new Measure("misdrijven"),
            new Measure("vestigingen"),
            100,
            25
        ),
        new(
            new Indicator(
                "vestigingen-per-1000-inwoners",
                "Vestigingen per 1.000 inwoners",
                "Establishments per 1,000 inhabitants",
                "per 1.000 inwoners",
                IndicatorKind.Rate,
                1,
                "Bedrijven"
            ),
            new Measure("vestigingen"),
            new Measure("inwoners"),
            1_000,
            200
        ),
    ];

    /// <summary>
    /// Adds the derived columns. A quotient of a hidden count is hidden; where a count is missing, the quotient that a
    /// publisher gave itself stays.
    /// </summary>
    public static void Add(FigureOverlay overlay)
    {
        foreach (var derivation in All)
        {
            var numerators = overlay.Columns.Where(item => item.Key.Measure == derivation.Numerator).ToList();
            foreach (var ((level, _, year), numerator) in numerators)
            {
                var denominator = overlay
                    .Columns.Where(item =>
                        item.Key.Level == level
                        && item.Key.Measure == derivation.Denominator
                        && Math.Abs(item.Key.Year - year) <= YearsApart
                    )
                    .OrderBy(item => Math.Abs(item.Key.Year - year))
                    .ThenBy(item => item.Key.Year)
                    .Select(item => item.Value)
                    .FirstOrDefault();
                if (denominator is null)
                    continue;
                var measure = new Measure(derivation.Indicator.Key);
                overlay.Put(level, measure, year, Divide(numerator, denominator, derivation, overlay.Find(level, measure, year)));
            }
        }
    }

    private static FigureOverlay.Column Divide(
        FigureOverlay.Column numerator,
        FigureOverlay.Column denominator,
        Derivation derivation,
        FigureOverlay.Column? given
    )
    {
        var quotient = new FigureOverlay.Column(numerator.Values.Length);
        for (var position = 0; position < quotient.Values.Length; position++)
        {
            var status = Worst(numerator.Statuses()[position], denominator.Statuses()[position]);
            quotient.Imports[position] = numerator.Imports[position];
            if (status == FigureStatus.Published && denominator.Values[position] >= derivation.SmallestDenominator)
                quotient.Values[position] = numerator.Values[position] / denominator.Values[position] * derivation.Per;
            else if (status == FigureStatus.Suppressed)
                quotient.Hide(position);
            else if (status == FigureStatus.Missing && given is not null && given.Statuses()[position] == FigureStatus.Published)
                (quotient.Values[position], quotient.Imports[position]) = (given.Values[position], given.Imports[position]);
        }

        return quotient;
    }

    private static FigureStatus Worst(FigureStatus one, FigureStatus other) => (FigureStatus)Math.Max((int)one, (int)other);
}
