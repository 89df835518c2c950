using Baken.Kernel;
using Baken.Sources;

namespace Baken.Web.Imports;

/// <summary>What is to be done with an upload.</summary>
internal enum Work
{
    /// <summary>Read wholly without changing anything.</summary>
    Read,

    /// <summary>Import.</summary>
    Import,
}

/// <summary>How far an upload is. It is kept in memory: after a restart an upload is read again.</summary>
/// <param name="Doing">What waits or runs; null when nothing does.</param>
/// <param name="Preview">What was found; null until it was read.</param>
/// <param name="Imported">The number it has in the register.</param>
internal sealed record UploadState(
    Work? Doing,
    bool Running,
    DateTimeOffset Since,
    Steps Steps,
    Preview? Preview = null,
    Refusal? Refusal = null,
    int? Imported = null,
    bool Unchanged = false,
    string? OwnerId = null
);

/// <summary>What a dry run found: how it looks, and what would come in.</summary>
/// <param name="Reading">Null where nothing could be read, or an own table has no mapping yet.</param>
/// <param name="Earlier">The import of the same files, which would make this one change nothing.</param>
internal sealed record Preview(IReadOnlyList<TableLook> Looks, ReadSummary? Reading, int? Earlier);

/// <summary>What would come in. It is small: the reading itself can be a country.</summary>
internal sealed record ReadSummary(
    long Rows,
    long Areas,
    long Figures,
    long Sectors,
    IReadOnlyList<int> Years,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Indicators,
    IReadOnlyList<string> Dropped,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<string> Remarks,
    long RejectedCount,
    IReadOnlyList<RejectedRow> Rejected
)
{
    private const int NamesShown = 12;
    private const int RejectedShown = 20;

    public static ReadSummary Of(Reading reading, IReadOnlyDictionary<string, Indicator> indicators)
    {
        var brought = reading.NewIndicators.ToDictionary(indicator => indicator.Key);
        return new ReadSummary(
            reading.Rows,
            reading.Outlines.Count,
            reading.FigureCount,
            reading.Sectors.Count,
            [
                .. reading
                    .Figures.SelectMany(block => block.Columns.Select(column => column.Year))
                    .Concat(reading.Outlines.Select(outline => outline.Id.Year))
                    .Distinct()
                    .Order(),
            ],
            [
                .. reading.Outlines.Take(NamesShown).Select(outline => $"{outline.Name} ({outline.Id.Code.Value})"),
                .. reading.Sectors.Take(NamesShown).Select(sector => $"{sector.Code} {sector.Name}"),
            ],
            [
                .. reading
                    .Figures.SelectMany(block => block.Columns.Select(column => column.Measure.Indicator))
                    .Distinct()
                    .Select(key => brought.GetValueOrDefault(key) ?? indicators.GetValueOrDefault(key))
                    .OfType<Indicator>()
                    .Select(indicator => Language.Say(indicator.Label, indicator.LabelEnglish)),
            ],
            reading.DroppedColumns,
            reading.IgnoredColumns,
            reading.Remarks,
            Math.Max(reading.RejectedCount, reading.Rejected.Count),
            [.. reading.Rejected.Take(RejectedShown)]
        );
    }
}

/// <summary>The steps of one piece of work as they were reported, in their order.</summary>
internal sealed class Steps : IProgress<Progress>
{
    private readonly Lock gate = new();
    private readonly List<Progress> steps = [];

    public void Report(Progress value)
    {
        lock (gate)
        {
            var at = steps.FindIndex(step => step.Stage == value.Stage);
            if (at < 0)
                steps.Add(value);
            else
                steps[at] = value;
        }
    }

    public IReadOnlyList<Progress> Now()
    {
        lock (gate)
            return [.. steps];
    }
}
