using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>
/// How one kind of table is read: whose it is, which column names the area and which columns are figures. It is saved as a
/// JSON file that people can read, compare and keep; docs/sources/table-mapping.md is its description.
/// </summary>
/// <remarks>What may be left out is settable: the generated reader would set an absent init property to nothing instead of its default.</remarks>
internal sealed record TableMapping
{
    public const int CurrentVersion = 1;

    /// <summary>The version of the form of this file.</summary>
    public required int Mapping { get; init; }

    public required MappedSource Source { get; init; }

    public MappedFile File { get; set; } = new();

    public required MappedArea Area { get; init; }

    public required MappedYear Year { get; init; }

    public MappedSector? Sector { get; init; }

    /// <summary>For a long table, with the names of the indicators in one column and their values in another.</summary>
    public MappedLong? Long { get; init; }

    public required IReadOnlyList<MappedFigure> Figures { get; init; }

    public string Write() => JsonSerializer.Serialize(this, MappingJson.Default.TableMapping);
}

/// <summary>The registration of the source: see <see cref="SourceDescription"/>.</summary>
internal sealed record MappedSource
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required Controller Controller { get; init; }

    public required string Purpose { get; init; }

    public required string LegalBasis { get; init; }

    public required int RetentionYears { get; init; }

    public required string Licence { get; init; }

    public string Address { get; set; } = "";

    public string Note { get; set; } = "";

    public int RefreshAfterDays { get; set; } = 400;
}

/// <summary>The shape of the file.</summary>
internal sealed record MappedFile
{
    /// <summary>The sheet of a workbook; the first one where it is not said.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of the column names in a workbook, 1-based.</summary>
    public int HeaderRow { get; set; } = 1;

    /// <summary>What separates the decimals of numbers that are written as text.</summary>
    public DecimalMark Decimal { get; set; } = DecimalMark.Point;
}

/// <summary>Which area a row is about: by its code, or by a name that the mapping translates to a code.</summary>
internal sealed record MappedArea
{
    /// <summary>The column with the code.</summary>
    public string? Code { get; init; }

    /// <summary>For codes that are written as a bare number: the level they are of.</summary>
    public string? Level { get; init; }

    /// <summary>The column with the name.</summary>
    public string? Name { get; init; }

    /// <summary>For names: the code of each.</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }
}

/// <summary>Which year a row is about: from a column, or one for the whole file.</summary>
internal sealed record MappedYear
{
    public string? Column { get; init; }

    public int? Fixed { get; init; }
}

/// <summary>The column with an SBI code; each figure is then one part of its indicator.</summary>
internal sealed record MappedSector
{
    public required string Column { get; init; }

    /// <summary>2008 or 2025; what the import says where it is absent.</summary>
    public int? Edition { get; init; }
}

/// <summary>The two columns of a long table.</summary>
internal sealed record MappedLong
{
    public required string Indicator { get; init; }

    public required string Value { get; init; }
}

/// <summary>How several rows of one area and year become one figure.</summary>
internal enum Aggregate
{
    /// <summary>They do not: a second row is rejected.</summary>
    None,

    /// <summary>Added up. One withheld value makes the sum unknown.</summary>
    Sum,

    /// <summary>The rows are counted; with a column, those where it is filled.</summary>
    Count,

    /// <summary>The mean of the known values.</summary>
    Mean,
}

/// <summary>A figure: its column and the indicator it is.</summary>
internal sealed record MappedFigure
{
    /// <summary>The column; in a long table the name as it stands in the indicator column. Absent when rows are counted.</summary>
    public string? Column { get; init; }

    public required string Indicator { get; init; }

    public required string Label { get; init; }

    public string? LabelEnglish { get; init; }

    public required string Unit { get; init; }

    public required IndicatorKind Kind { get; init; }

    public int Decimals { get; init; }

    public required string Theme { get; init; }

    /// <summary>Counts below this are not shown. 5 for counts where it is not said; 0 says that the publisher has protected them.</summary>
    public int? SuppressBelow { get; init; }

    /// <summary>What stands in a cell for a value that is withheld or unknown. An empty cell always does.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [".", "x"];

    public Aggregate Aggregate { get; init; }
}

/// <summary>Enums as words that start small: <c>mayor</c>, <c>count</c>, <c>comma</c>; never as numbers.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [
        typeof(WordConverter<Controller>),
        typeof(WordConverter<DecimalMark>),
        typeof(WordConverter<IndicatorKind>),
        typeof(WordConverter<Aggregate>),
    ]
)]
[JsonSerializable(typeof(TableMapping))]
internal sealed partial class MappingJson : JsonSerializerContext;
