using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Cbs;

/// <summary>
/// Kerncijfers wijken en buurten: one row per area of any level, a column per key figure. Takes the files of CBS and the
/// many copies of them that go round under other column names.
/// </summary>
internal sealed class KeyFigureReader : ISourceReader
{
    private const string Expected =
        "een kolom met gebiedscodes (Codering, WijkenEnBuurten, gwb_code, buurtcode, …) en kolommen met kerncijfers";

    public string Key => SourceKeys.KeyFigures;

    public Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation) =>
        TextReading.ReadAsync(order, "Kerncijfers lezen", progress, (text, draft) => Read(text, order, draft), cancellation);

    private static Refusal? Read(SourceText text, ImportOrder order, ReadingDraft draft)
    {
        if (SourceGuess.Of(text.Columns) is { } other && other != SourceKeys.KeyFigures)
            return Refusals.OtherSource(text.Name, SourceKeys.KeyFigures, other);
        var codeColumn = AreaColumns.Find(text.Columns, AreaColumns.Codes);
        if (codeColumn < 0)
            return Refusals.WrongColumns(text.Name, Expected, text.Columns);
        var resolved = KeyFigureColumns.Resolve(text.Columns, draft);
        if (resolved.Columns.Count == 0)
            return Refusals.NoFigures(text.Name, text.Columns);

        var yearColumn = AreaColumns.Find(text.Columns, AreaColumns.Years);
        var fileYear = YearIn.OrderOrNames(order.Year, text.Name, text.Name);
        if (yearColumn < 0 && fileYear.IsRefused && resolved.Columns.All(column => column.Year is null))
            return fileYear.Refusal;
        var columns = WithYear(resolved, yearColumn >= 0 || !fileYear.IsRefused, text, draft);
        new Rows(text, draft, codeColumn, yearColumn, fileYear.IsRefused ? null : fileYear.Value, columns).Read();
        return null;
    }

    /// <summary>Columns whose year nobody says are left out when others do have one.</summary>
    private static List<KeyFigureColumn> WithYear(
        KeyFigureColumns resolved,
        bool rowsHaveYear,
        SourceText text,
        ReadingDraft draft
    )
    {
        var dated = resolved.Columns.Where(column => rowsHaveYear || column.Year is not null).ToList();
        foreach (var column in resolved.Columns.Except(dated))
        {
            draft.Ignore(text.Columns[column.Index]);
            draft.Remark(
                $"Kolom '{text.Columns[column.Index]}' heeft geen jaar in haar naam; geef --year op om haar mee te lezen."
            );
        }

        return dated;
    }

    /// <summary>The rows of one text. A row is taken in whole or rejected whole.</summary>
    private sealed class Rows(
        SourceText text,
        ReadingDraft draft,
        int codeColumn,
        int yearColumn,
        int? fileYear,
        List<KeyFigureColumn> columns
    )
    {
        private readonly HashSet<(AreaCode, int)> seen = [];
        private readonly Dictionary<(AreaLevel, int), FigureSeries[]> series = [];
        private readonly double[] values = new double[columns.Count];

        public void Read()
        {
            while (text.Read())
            {
                if (!draft.Figures.TryCode(text[codeColumn], out var code))
                    text.Reject(
                        $"'{text[codeColumn]}' is geen gebiedscode (NL00, GM0000, WK000000 of BU00000000).",
                        text.Columns[codeColumn]
                    );
                else if (Year() is not { } year)
                    text.Reject($"'{text[yearColumn]}' is geen jaar.", text.Columns[yearColumn]);
                else if (text.Figures(columns, values) is var (problem, column))
                    text.Reject($"{problem}.", column);
                else if (!seen.Add((code, year)))
                    text.Reject($"{code} stond al eerder in het bestand.", text.Columns[codeColumn]);
                else
                    Add(code, year);
            }
        }

        private int? Year()
        {
            if (yearColumn < 0)
                return fileYear ?? 0;
            return YearIn.Cell(text[yearColumn]) ?? (text[yearColumn].IsWhiteSpace() ? fileYear : null);
        }

        private void Add(AreaCode code, int year)
        {
            if (!series.TryGetValue((code.Level, year), out var ofRow))
            {
                ofRow =
                [
                    .. columns.Select(column => draft.Figures.Series(code.Level, column.Known.Measure, column.Year ?? year)),
                ];
                series[(code.Level, year)] = ofRow;
            }

            var row = draft.Figures.Row(code);
            for (var at = 0; at < ofRow.Length; at++)
                if (!ofRow[at].Add(row, values[at]))
                    draft.Remark($"{text.Name}: een ander bestand van deze invoer had dezelfde cijfers al; dat is gebruikt.");
        }
    }
}
