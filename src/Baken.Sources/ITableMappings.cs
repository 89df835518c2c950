using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Reads and writes mappings for a screen on which a person fills one in.</summary>
public interface ITableMappings
{
    /// <summary>What a mapping says so far; it may be one that is not complete yet. Null where the text is no mapping.</summary>
    MappingForm? Read(TableMappingFile file);

    /// <summary>
    /// The mapping that a form says. What a form does not ask (withheld marks, several rows to one figure) stays as it was in
    /// <paramref name="basis"/>. It may still be incomplete: see <see cref="Check"/>.
    /// </summary>
    TableMappingFile Write(MappingForm form, TableMappingFile? basis);

    /// <summary>Holds a mapping against its rules; null where it can be used.</summary>
    Refusal? Check(TableMappingFile file);

    /// <summary>Whether a text can be the key of an own table: lower case, digits and dashes, and not taken.</summary>
    bool IsKey(string text);
}

/// <summary>A mapping as a form shows it.</summary>
/// <param name="IsSimple">False for one with names in place of codes, or a long table: that one is changed in its file.</param>
public sealed record MappingForm(
    string Key,
    string Name,
    string Owner,
    Controller Controller,
    string Purpose,
    string LegalBasis,
    int RetentionYears,
    string Licence,
    string Address,
    string Note,
    string? AreaColumn,
    string? YearColumn,
    int? FixedYear,
    string? SectorColumn,
    IReadOnlyList<MappingFormFigure> Figures,
    bool IsSimple = true
);

/// <summary>A column that is a figure.</summary>
/// <param name="Decimals">How many are shown.</param>
public sealed record MappingFormFigure(string Column, string Key, string Label, string Unit, IndicatorKind Kind, int Decimals);
