using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>Reads the rows of one table through a mapping: which area, which year, which sector, which figures.</summary>
internal sealed class TableRowReader
{
    private readonly ITableRows table;
    private readonly TableMapping mapping;
    private readonly int area;
    private readonly int? year;
    private readonly int? sector;
    private readonly int? name;
    private readonly int edition;
    private readonly AreaLevel? level;
    private readonly Dictionary<string, AreaCode> codes;
    private readonly (int Figure, int? Column)[] figures;
    private readonly Dictionary<string, int> byName;
    private readonly Dictionary<int, PersonalData> persons;

    private TableRowReader(ITableRows table, TableMapping mapping, Func<string?, int?> place, int edition)
    {
        this.table = table;
        this.mapping = mapping;
        this.edition = mapping.Sector?.Edition ?? edition;
        area = place(mapping.Area.Code ?? mapping.Area.Name)!.Value;
        year = place(mapping.Year.Column);
        sector = place(mapping.Sector?.Column);
        name = place(mapping.Long?.Indicator);
        level = AreaLevels.Parse(mapping.Area.Level);
        codes = (mapping.Area.Codes ?? new Dictionary<string, string>()).ToDictionary(
            pair => Plain(pair.Key),
            pair => AreaCode.Parse(pair.Value)
        );
        figures = [.. mapping.Figures.Select((figure, index) => (index, place(mapping.Long?.Value ?? figure.Column)))];
        byName = mapping.Long is null
            ? []
            : mapping
                .Figures.Select((figure, index) => (figure, index))
                .ToDictionary(pair => Plain(pair.figure.Column!), pair => pair.index);
        Used = figures
            .Select(figure => figure.Column)
            .Append(area)
            .Append(year)
            .Append(sector)
            .Append(name)
            .OfType<int>()
            .ToHashSet();
        persons = figures
            .Select(figure => figure.Column)
            .OfType<int>()
            .Append(area)
            .Distinct()
            .ToDictionary(column => column, column => new PersonalData(table.Columns[column]));
    }

    /// <summary>The columns the mapping names.</summary>
    public IReadOnlySet<int> Used { get; }

    public static Outcome<TableRowReader> For(ITableRows table, TableMapping mapping, int edition)
    {
        Refusal? refusal = null;
        var reader = (Func<TableRowReader>)(() => new TableRowReader(table, mapping, Place, edition));
        foreach (
            var column in new[]
            {
                mapping.Area.Code ?? mapping.Area.Name,
                mapping.Year.Column,
                mapping.Sector?.Column,
                mapping.Long?.Indicator,
                mapping.Long?.Value,
            }.Concat(mapping.Long is null ? mapping.Figures.Select(figure => figure.Column) : [])
        )
            _ = Place(column);
        return refusal is not null ? refusal : reader();

        int? Place(string? column)
        {
            if (string.IsNullOrEmpty(column))
                return null;
            var places = table
                .Columns.Select((found, index) => (found, index))
                .Where(pair => string.Equals(pair.found, column.Trim(), StringComparison.OrdinalIgnoreCase))
                .Select(pair => pair.index)
                .ToList();
            refusal ??= places.Count switch
            {
                0 => TableRefusals.UnknownColumn(table.File, column, table.Columns),
                1 => null,
                _ => TableRefusals.DoubleColumn(table.File, column),
            };
            return places.Count == 0 ? null : places[0];
        }
    }

    /// <summary>Takes in the current row, or rejects it with the reason.</summary>
    public void Read(TableFigures taken, ReadingDraft account)
    {
        foreach (var (column, data) in persons)
            data.Look(table[column]);

        if (Area() is not { } code)
            Reject($"'{Shown(table[area])}' is geen bekende gebiedscode of -naam.", area);
        else if (Year() is not { } when)
            Reject($"'{Shown(table[year!.Value])}' is geen jaar.", year);
        else if (Part(out var part) is { } wrong)
            Reject(wrong, sector);
        else
            Figures(taken, account, new FigurePlace(code, when, part));

        void Reject(string reason, int? column) =>
            account.Reject(new RejectedRow(table.File, table.Line, reason, column is { } at ? table.Columns[at] : null));
    }

    /// <summary>The refusal of a table of which a used column turns out to hold data of persons; known when all rows are read.</summary>
    public Refusal? Personal()
    {
        foreach (var (column, data) in persons.OrderBy(pair => pair.Key))
            if (data.Verdict is { } kind)
                return TableRefusals.PersonalColumn(table.File, table.Columns[column], kind);
        return null;
    }

    private void Figures(TableFigures taken, ReadingDraft account, FigurePlace place)
    {
        foreach (var (figure, column) in figures)
        {
            if (name is { } at && (!byName.TryGetValue(Plain(table[at].Text), out var named) || named != figure))
                continue;
            var problem = taken.Add(figure, place, column is { } one ? table[one] : null);
            if (problem is null)
                continue;
            account.Reject(new RejectedRow(table.File, table.Line, problem, column is { } blamed ? table.Columns[blamed] : null));
            return;
        }
    }

    private AreaCode? Area()
    {
        var text = table[area].Text;
        if (mapping.Area.Code is null)
            return codes.TryGetValue(Plain(text), out var named) ? named : null;
        if (AreaCode.TryParse(text, out var code))
            return level is null || code.Level == level ? code : null;
        if (level is not { } bare || text.Length == 0 || !text.All(char.IsAsciiDigit))
            return null;
        var (prefix, digits) = bare switch
        {
            AreaLevel.Country => ("NL", 2),
            AreaLevel.Municipality => ("GM", 4),
            AreaLevel.District => ("WK", 6),
            AreaLevel.Neighbourhood => ("BU", 8),
        };
        return AreaCode.TryParse(prefix + text.PadLeft(digits, '0'), out code) ? code : null;
    }

    private int? Year() => mapping.Year.Fixed ?? (YearText.TryParse(table[year!.Value], out var found) ? found : null);

    private string? Part(out string? part)
    {
        part = null;
        if (sector is not { } column || table[column].IsEmpty)
            return null;
        if (!SbiCode.TryParse(edition, table[column].Text, out var code))
            return $"'{Shown(table[column])}' is geen SBI-code.";
        part = code.ToString();
        return null;
    }

    /// <summary>What may be repeated in a report: nothing that could be about a person.</summary>
    private static string Shown(Cell cell) =>
        PersonalData.IsCitizenNumber(cell.Text) || cell.Text.Contains('@', StringComparison.Ordinal) ? TablePreview.Masked
        : cell.Text.Length > 40 ? cell.Text[..40] + "…"
        : cell.Text;

    private static string Plain(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
