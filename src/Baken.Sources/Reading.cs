using Baken.Kernel;
using NetTopologySuite.Geometries;

namespace Baken.Sources;

/// <summary>
/// What the files of one import say, wholly read and checked before anything is changed: areas, figures, sectors, and an
/// account of everything that was not taken in. It is columnar, so that all of the Netherlands fits in memory.
/// </summary>
public sealed record Reading
{
    /// <summary>SHA-256 over the files' bytes and the options: the same import twice has the same fingerprint.</summary>
    public required string Fingerprint { get; init; }

    public IReadOnlyList<AreaOutline> Outlines { get; init; } = [];

    public IReadOnlyList<FigureBlock> Figures { get; init; } = [];

    public IReadOnlyList<SectorEntry> Sectors { get; init; } = [];

    /// <summary>Indicators the files bring that are not in the shipped catalogue (mapped tables).</summary>
    public IReadOnlyList<Indicator> NewIndicators { get; init; } = [];

    /// <summary>Titles of the parts of a breakdown: crime type 1.1.1 → "Diefstal/inbraak woning".</summary>
    public IReadOnlyDictionary<string, string> PartTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows that could not be taken in. The rest of the file could. Of very many only the first are kept.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>How many rows could not be taken in, those that <see cref="Rejected"/> no longer lists included.</summary>
    public long RejectedCount { get; init; }

    /// <summary>Columns that may never be used (origin, descent, nationality, religion): dropped unread.</summary>
    public IReadOnlyList<string> DroppedColumns { get; init; } = [];

    /// <summary>Columns that no rule recognises: left out, and said so.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>What the reader noticed and the importing person should know, in Dutch: a corrected name, an assumed year.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Rows read, rejected ones included.</summary>
    public long Rows { get; init; }

    public long Bytes { get; init; }

    /// <summary>The number of figures: cells with a value or with a publisher's blank.</summary>
    public long FigureCount => Figures.Sum(block => (long)block.Codes.Length * block.Columns.Count);
}

/// <summary>An area with its boundary, in the classification of one year.</summary>
/// <param name="Parent">The area one level up, where the file says so; else by the code.</param>
/// <param name="Shape">WGS84 longitude/latitude, valid (OGC), polygon or multipolygon; null where a table only names the area.</param>
/// <param name="IsWater">A CBS area of water only: no inhabitants, shown as water.</param>
public sealed record AreaOutline(AreaId Id, string Name, AreaCode? Parent, Geometry? Shape, bool IsWater = false);

/// <summary>
/// Figures of one level: columns over the same areas. A measure that is known for other areas than the rest stands in a
/// block of its own, so an area that a file does not speak of is not mistaken for one whose value was withheld.
/// </summary>
/// <param name="Codes">Ordered, each once.</param>
public sealed record FigureBlock(AreaLevel Level, AreaCode[] Codes, IReadOnlyList<FigureColumn> Columns);

/// <summary>One measure in one year.</summary>
/// <param name="Values">One per code of the block. <see cref="double.NaN"/> is a value the publisher withheld or does not have: never zero.</param>
public sealed record FigureColumn(Measure Measure, int Year, double[] Values);

/// <summary>A node of the SBI tree.</summary>
/// <param name="Level">kwb-groep, sectie, afdeling, groep, klasse or subklasse.</param>
/// <param name="Group">The KWB group (CBS) the sector counts under; null where there is none.</param>
public sealed record SectorEntry(SbiCode Code, string Level, SbiCode? Parent, string Name, string? NameEnglish, SbiCode? Group);
