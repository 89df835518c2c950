using Baken.Kernel;
using Baken.Sources;

namespace Baken.Areas;

/// <summary>What the measures in the atlas mean, in the words of the screen.</summary>
public sealed class Catalogue(IReadOnlyDictionary<string, Indicator> indicators, IReadOnlyDictionary<string, string> partTitles)
{
    public IReadOnlyDictionary<string, Indicator> Indicators => indicators;

    /// <summary>The indicator of a measure; one that nobody has described yet describes itself by its key.</summary>
    public Indicator this[Measure measure] =>
        indicators.GetValueOrDefault(measure.Indicator)
        ?? new Indicator(measure.Indicator, measure.Indicator, measure.Indicator, "", IndicatorKind.Mean, 1, "Overig");

    public string? PartTitle(Measure measure) => measure.Part is { } part ? partTitles.GetValueOrDefault(part, part) : null;

    /// <summary>"Geregistreerde misdrijven: diefstal uit woning".</summary>
    public string Label(Measure measure)
    {
        var indicator = this[measure];
        var label = Language.Say(indicator.Label, indicator.LabelEnglish);
        return PartTitle(measure) is { } title ? $"{label}: {title}" : label;
    }
}
