using System.Text.Json;
using System.Text.RegularExpressions;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>Reads a saved mapping and holds it against its rules.</summary>
internal static partial class MappingRules
{
    private const int Shown = 6;

    /// <summary>An own table never takes the place of a shipped source, nor of a page beside the sources.</summary>
    private static readonly HashSet<string> Taken = [.. SourceCatalogue.All.Select(source => source.Key), "imports", "inlezen"];

    /// <summary>A mapping as far as it is written: it may still lack what its rules ask for. Null where it is none.</summary>
    public static TableMapping? Sketch(TableMappingFile file)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Json, MappingJson.Default.TableMapping);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a text can be the key of an own table.</summary>
    public static bool IsKey(string text) => Key().IsMatch(text) && text.Length <= LongestKey && !Taken.Contains(text);

    private const int LongestKey = 60;

    public static Outcome<TableMapping> Read(TableMappingFile file)
    {
        TableMapping mapping;
        try
        {
            mapping = JsonSerializer.Deserialize(file.Json, MappingJson.Default.TableMapping) ?? throw new JsonException("leeg");
        }
        catch (JsonException unreadable)
        {
            var where = unreadable.LineNumber is { } line
                ? $"regel {line + 1}, {unreadable.Path ?? "$"}"
                : unreadable.Path ?? "$";
            return TableRefusals.MappingUnreadable(file.Name, where, Dutch(unreadable));
        }

        if (mapping.Mapping != TableMapping.CurrentVersion)
            return TableRefusals.MappingVersion(file.Name, mapping.Mapping);
        if (Names(mapping).FirstOrDefault(ColumnLaw.Forbids) is { } forbidden)
            return TableRefusals.ForbiddenColumn(forbidden);
        var problems = Problems(mapping).Take(Shown).ToList();
        return problems.Count > 0 ? TableRefusals.MappingIncomplete(file.Name, problems) : mapping;
    }

    /// <summary>Every name in a mapping that says what a column holds. Another label does not make a column another one.</summary>
    private static IEnumerable<string> Names(TableMapping mapping) =>
        new[]
        {
            mapping.Area.Code,
            mapping.Area.Name,
            mapping.Year.Column,
            mapping.Sector?.Column,
            mapping.Long?.Indicator,
            mapping.Long?.Value,
        }
            .Concat(
                mapping.Figures.SelectMany(figure => new[] { figure.Column, figure.Indicator, figure.Label, figure.LabelEnglish })
            )
            .OfType<string>();

    private static IEnumerable<string> Problems(TableMapping mapping)
    {
        foreach (var (name, text) in Texts(mapping.Source))
            if (string.IsNullOrWhiteSpace(text))
                yield return $"source.{name} is leeg";
        if (!Key().IsMatch(mapping.Source.Key))
            yield return "source.key heeft alleen kleine letters, cijfers en streepjes";
        else if (mapping.Source.Key.Length > LongestKey)
            yield return $"source.key heeft ten hoogste {LongestKey} tekens";
        else if (Taken.Contains(mapping.Source.Key))
            yield return $"source.key '{mapping.Source.Key}' is van een meegeleverde bron of pagina";
        if (mapping.Source.RetentionYears is < 1 or > 100)
            yield return "source.retentionYears ligt tussen 1 en 100";
        if (mapping.File.HeaderRow < 1)
            yield return "file.headerRow begint bij 1";
        foreach (var problem in Places(mapping))
            yield return problem;
        if (mapping.Figures.Count == 0)
            yield return "figures is leeg";
        for (var i = 0; i < mapping.Figures.Count; i++)
            foreach (var problem in Problems(mapping.Figures[i], mapping.Long is not null))
                yield return $"figures[{i}]: {problem}";
        foreach (var twice in mapping.Figures.GroupBy(figure => figure.Indicator).Where(group => group.Count() > 1))
            yield return $"indicator {twice.Key} staat er twee keer";
    }

    private static IEnumerable<string> Places(TableMapping mapping)
    {
        var area = mapping.Area;
        if (string.IsNullOrWhiteSpace(area.Code) == string.IsNullOrWhiteSpace(area.Name))
            yield return "area heeft code of name, en één van beide";
        if (area.Level is not null && AreaLevels.Parse(area.Level) is null)
            yield return "area.level is land, gemeente, wijk of buurt";
        if (!string.IsNullOrWhiteSpace(area.Name) && area.Codes is not { Count: > 0 })
            yield return "area.codes geeft bij elke naam een code";
        foreach (var (name, code) in area.Codes ?? new Dictionary<string, string>())
            if (!AreaCode.TryParse(code, out _))
                yield return $"area.codes: '{code}' bij {name} is geen gebiedscode";
        if (string.IsNullOrWhiteSpace(mapping.Year.Column) == mapping.Year.Fixed is null)
            yield return "year heeft column of fixed, en één van beide";
        if (mapping.Year.Fixed is < YearText.First or > YearText.Last)
            yield return $"year.fixed ligt tussen {YearText.First} en {YearText.Last}";
        if (mapping.Sector is { Edition: not (null or 2008 or 2025) })
            yield return "sector.edition is 2008 of 2025";
    }

    private static IEnumerable<string> Problems(MappedFigure figure, bool isLong)
    {
        if (!Key().IsMatch(figure.Indicator))
            yield return "indicator heeft alleen kleine letters, cijfers en streepjes";
        if (string.IsNullOrWhiteSpace(figure.Label) || string.IsNullOrWhiteSpace(figure.Theme))
            yield return "label en theme zijn verplicht";
        if (figure.Decimals is < 0 or > 6)
            yield return "decimals ligt tussen 0 en 6";
        if (figure.SuppressBelow < 0)
            yield return "suppressBelow is 0 of meer";
        if (string.IsNullOrWhiteSpace(figure.Column) && (figure.Aggregate != Aggregate.Count || isLong))
            yield return "column is verplicht, behalve bij het tellen van rijen";
        if (figure.Aggregate == Aggregate.Count && figure.Kind != IndicatorKind.Count)
            yield return "aggregate count hoort bij kind count";
        if (figure.Aggregate == Aggregate.Sum && figure.Kind is not (IndicatorKind.Count or IndicatorKind.Quantity))
            yield return "aandelen, gemiddelden, verhoudingen en klassen tellen niet op";
        if (figure.Aggregate == Aggregate.Mean && figure.Kind == IndicatorKind.Class)
            yield return "klassen hebben geen gemiddelde";
    }

    private static IEnumerable<(string Name, string Text)> Texts(MappedSource source) =>
        [
            ("key", source.Key),
            ("name", source.Name),
            ("owner", source.Owner),
            ("purpose", source.Purpose),
            ("legalBasis", source.LegalBasis),
            ("licence", source.Licence),
        ];

    private static string Dutch(JsonException unreadable) =>
        unreadable.Message switch
        {
            var message when message.Contains("could not be mapped", StringComparison.Ordinal) =>
                $"onbekende eigenschap {Quoted().Match(message).Value}.",
            var message when message.Contains("missing required", StringComparison.Ordinal) =>
                $"er ontbreekt {string.Join(", ", Quoted().Matches(message).Skip(1))}.",
            var message when message.Contains("could not be converted", StringComparison.Ordinal) =>
                "de waarde is hier niet toegestaan.",
            var message when message.Contains("disallows null", StringComparison.Ordinal) => "null is hier niet toegestaan.",
            _ => "dit is geen geldige JSON.",
        };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("'[^']+'", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
