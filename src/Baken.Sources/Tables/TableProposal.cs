using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>Makes a mapping to start from out of what a look at a table found.</summary>
internal static class TableProposal
{
    private static readonly HashSet<string> YearWords = ["jaar", "year", "periode", "perioden", "peildatum", "peiljaar"];
    private static readonly HashSet<string> ShareWords = ["percentage", "perc", "pct", "aandeel", "share"];

    public static (TableMapping Mapping, IReadOnlyList<string> Problems) For(string file, IReadOnlyList<PreviewColumn> columns)
    {
        var problems = new List<string>();
        var free = columns.Where(column => !column.IsHidden && column.Name.Length > 0).ToList();

        var area = free.Where(column => column.Type == ColumnType.AreaCode)
            .OrderByDescending(column => (int)column.Level!.Value)
            .ThenByDescending(column => column.Filled)
            .FirstOrDefault();
        if (area is null)
            problems.Add("Er is geen kolom met gebiedscodes gevonden (GM0034, WK003401, BU00340101).");

        var years = free.Where(column => column.Type == ColumnType.Year).ToList();
        var year =
            years.Find(column => ColumnLaw.WordsOf(column.Name).Exists(YearWords.Contains))
            ?? (years.Count == 1 ? years[0] : null);
        int? fixedYear = null;
        if (year is null)
        {
            var named = YearIn.Name(file);
            fixedYear = named.Count == 1 ? named[0] : null;
            if (fixedYear is null)
                problems.Add("Er is geen kolom met het jaar gevonden: vul het jaar in.");
        }

        var sector = free.Find(column => column.Type == ColumnType.SectorCode);
        var figures = free.Where(column => column != year && column.Type is ColumnType.WholeNumber or ColumnType.Decimal)
            .Select(Figure)
            .ToList();
        if (figures.Count == 0)
            problems.Add(
                "Er is geen kolom met getallen gevonden: tel rijen met \"aggregate\": \"count\", of kies een ander bestand."
            );
        problems.Add("Vul eigenaar, doel en wettelijke grondslag in: die worden niet geraden.");

        var name = Path.GetFileNameWithoutExtension(file);
        var mapping = new TableMapping
        {
            Mapping = TableMapping.CurrentVersion,
            Source = new MappedSource
            {
                Key = Key(name),
                Name = name,
                Owner = "",
                Controller = Controller.College,
                Purpose = "",
                LegalBasis = "",
                RetentionYears = 5,
                Licence = "",
            },
            File = new MappedFile
            {
                Decimal = free.Exists(column => column.Mark == DecimalMark.Comma) ? DecimalMark.Comma : DecimalMark.Point,
            },
            Area = new MappedArea { Code = area?.Name ?? "" },
            Year = new MappedYear { Column = year?.Name, Fixed = fixedYear },
            Sector = sector is null ? null : new MappedSector { Column = sector.Name, Edition = 2008 },
            Figures = Distinct(figures),
        };
        return (mapping, problems);
    }

    /// <summary>A key of a text: lower case, digits, dashes.</summary>
    public static string Key(string text)
    {
        var key = string.Join(
            '-',
            ColumnLaw
                .WordsOf(text)
                .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
                .Where(word => word.Length > 0)
        );
        return key.Length == 0 ? "kolom"
            : key.Length > 60 ? key[..60].TrimEnd('-')
            : key;
    }

    private static MappedFigure Figure(PreviewColumn column)
    {
        var isShare =
            column.Name.Contains('%', StringComparison.Ordinal) || ColumnLaw.WordsOf(column.Name).Exists(ShareWords.Contains);
        var kind =
            isShare ? IndicatorKind.Share
            : column.Type == ColumnType.WholeNumber ? IndicatorKind.Count
            : IndicatorKind.Mean;
        return new MappedFigure
        {
            Column = column.Name,
            Indicator = Key(column.Name),
            Label = column.Name,
            Unit =
                isShare ? "%"
                : kind == IndicatorKind.Count ? "aantal"
                : "",
            Kind = kind,
            Decimals = column.Type == ColumnType.WholeNumber ? 0 : 1,
            Theme = "Eigen gegevens",
            SuppressBelow = kind == IndicatorKind.Count ? MappedTableReader.DefaultSuppressBelow : null,
        };
    }

    /// <summary>Gives a second indicator with the same key another one.</summary>
    private static List<MappedFigure> Distinct(List<MappedFigure> figures)
    {
        var taken = new HashSet<string>();
        return figures.ConvertAll(figure =>
        {
            var key = figure.Indicator;
            for (var number = 2; !taken.Add(key); number++)
                key = $"{figure.Indicator}-{number}";
            return figure with { Indicator = key };
        });
    }
}
