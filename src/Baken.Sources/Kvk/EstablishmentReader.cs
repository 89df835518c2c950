using Baken.Kernel;
using Baken.Sources.Cbs;
using Baken.Sources.Files;
using Baken.Sources.Indicators;

namespace Baken.Sources.Kvk;

/// <summary>
/// Establishments per area, sector and year: opened and closed ones too where the file has them. It knows numbers of
/// establishments, never which firm they are.
/// </summary>
internal sealed class EstablishmentReader : ISourceReader
{
    private const string Expected =
        "gebiedscode (of gemeentecode), jaar, sbi2008 (of kwb_groep) en vestigingen, opgericht of opgeheven";
    private static readonly string[] Sectors = ["sbi2008", "sbi2025", "sbicode", "sbi", "kwbgroep", "sbiafdeling"];

    private static readonly (string Plain, string Indicator)[] Counts =
    [
        ("vestigingen", "vestigingen"),
        ("vestigingenafgeleid", "vestigingen"),
        ("aantalvestigingen", "vestigingen"),
        ("aandeelpct", "vestigingen-aandeel"),
        ("opgericht", "vestigingen-opgericht"),
        ("opgeheven", "vestigingen-opgeheven"),
    ];

    public string Key => SourceKeys.Establishments;

    public Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation) =>
        TextReading.ReadAsync(order, "Vestigingen lezen", progress, (text, draft) => Read(text, order, draft), cancellation);

    private static Refusal? Read(SourceText text, ImportOrder order, ReadingDraft draft)
    {
        var plain = text.Columns.Select(AreaColumns.Plain).ToList();
        var area = AreaColumns.Find(text.Columns, AreaColumns.Codes);
        var sector = AreaColumns.Find(text.Columns, Sectors);
        var measures = Counts
            .Select(count => (At: plain.IndexOf(count.Plain), count.Indicator))
            .Where(count => count.At >= 0)
            .ToList();
        if (area < 0 || sector < 0 || measures.Count == 0)
            return SourceGuess.Refuse(text, SourceKeys.Establishments, Expected);

        var year = AreaColumns.Find(text.Columns, AreaColumns.Years);
        var fileYear = YearIn.OrderOrNames(order.Year, text.Name, text.Name);
        if (year < 0 && fileYear.Refusal is { } noYear)
            return noYear;
        foreach (var column in text.Columns)
            if (ColumnLaw.Forbids(column))
                draft.Drop(column);
        if (plain.Contains("vestigingenafgeleid"))
            draft.Remark(
                $"{text.Name}: de aantallen vestigingen zijn door de samensteller afgeleid uit afgeronde aandelen en totalen; ze zijn benaderingen."
            );

        var edition = SbiReader.Edition(text, order);
        var columns = measures.ConvertAll(measure => new KeyFigureColumn(
            measure.At,
            IndicatorCatalogue.Names[IndicatorCatalogue.Normalise(measure.Indicator)],
            null
        ));
        var values = new double[columns.Count];
        while (text.Read())
        {
            if (!draft.Figures.TryCode(text[area], out var code))
                text.Reject($"'{text[area].Trim()}' is geen gebiedscode.", text.Columns[area]);
            else if (!SbiCode.TryParse(edition, text[sector], out var sbi))
                text.Reject($"'{text[sector].Trim()}' is geen SBI-code.", text.Columns[sector]);
            else if ((year < 0 ? fileYear.Value : YearIn.Cell(text[year])) is not { } ofYear)
                text.Reject($"'{text[year].Trim()}' is geen jaar.", text.Columns[year]);
            else if (text.Figures(columns, values) is var (problem, column))
                text.Reject($"{problem}.", column);
            else
                for (var at = 0; at < values.Length; at++)
                    if (!draft.Figures.Add(code, new Measure(measures[at].Indicator, sbi.ToString()), ofYear, values[at]))
                    {
                        text.Reject($"{code}, {sbi.Code} in {ofYear} stond al eerder in het bestand.");
                        break;
                    }
        }

        return null;
    }
}
