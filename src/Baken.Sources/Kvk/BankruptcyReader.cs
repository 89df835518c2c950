using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Kvk;

/// <summary>
/// Bankruptcies per SBI division, for the country or per place. A place is no municipality: it is taken only where a
/// municipality has the same name, and the other places are set aside.
/// </summary>
internal sealed class BankruptcyReader : ISourceReader
{
    /// <summary>The part for firms of which the publisher does not know the sector; the same in every edition of SBI.</summary>
    public const string UnknownSector = "onbekend";

    private const string Indicator = "faillissementen";
    private const string Expected = "plaats (niet in het landelijke bestand), sbi_afdeling, jaar en faillissementen";

    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["den haag"] = "'s-gravenhage",
        ["den bosch"] = "'s-hertogenbosch",
    };

    public string Key => SourceKeys.Bankruptcies;

    public Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var places = new Dictionary<string, AreaCode>();
        foreach (var (name, code) in order.Places ?? new Dictionary<string, AreaCode>())
            places.TryAdd(Plain(name), code);
        return TextReading.ReadAsync(
            order,
            "Faillissementen lezen",
            progress,
            (text, draft) => Read(text, order, draft, places),
            cancellation,
            options: places.OrderBy(place => place.Key, StringComparer.Ordinal).Select(place => $"{place.Key}={place.Value}")
        );
    }

    private static Refusal? Read(SourceText text, ImportOrder order, ReadingDraft draft, Dictionary<string, AreaCode> places)
    {
        var count = AreaColumns.Find(text.Columns, ["faillissementen"]);
        var sector = AreaColumns.Find(text.Columns, ["sbiafdeling", "sbi2008", "sbi2025", "sbicode", "sbi"]);
        var place = AreaColumns.Find(text.Columns, ["plaats", "vestigingsplaats", "woonplaats"]);
        if (count < 0 || sector < 0)
            return SourceGuess.Refuse(text, SourceKeys.Bankruptcies, Expected);
        if (place >= 0 && places.Count == 0)
            return Refusals.NoPlaces;
        var year = AreaColumns.Find(text.Columns, AreaColumns.Years);
        var fileYear = YearIn.OrderOrNames(order.Year, text.Name, text.Name);
        if (year < 0 && fileYear.Refusal is { } noYear)
            return noYear;

        draft.Title(UnknownSector, "Sector onbekend");
        new Rows(
            text,
            draft,
            places,
            count,
            sector,
            place,
            year,
            year < 0 ? fileYear.Value : 0,
            SbiReader.Edition(text, order)
        ).Read();
        if (place >= 0)
            draft.Remark(
                "Een plaats is geen gemeente: alleen plaatsen die net zo heten als een gemeente zijn meegenomen, en dorpen eromheen tellen niet mee."
            );
        return null;
    }

    /// <summary>A place name without differences of case and apostrophe.</summary>
    internal static string Plain(ReadOnlySpan<char> name)
    {
        var plain = name.Trim().ToString().ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'');
        return OtherNames.GetValueOrDefault(plain, plain);
    }

    private sealed class Rows(
        SourceText text,
        ReadingDraft draft,
        Dictionary<string, AreaCode> places,
        int count,
        int sector,
        int place,
        int year,
        int fileYear,
        int edition
    )
    {
        private static readonly AreaCode Country = AreaCode.Parse("NL00");
        private readonly HashSet<(string Place, string Sector, int Year)> seen = [];

        public void Read()
        {
            while (text.Read())
            {
                var name = place < 0 ? "" : text[place].Trim().ToString();
                if (!places.TryGetValue(Plain(name), out var code) && place >= 0)
                {
                    draft.SetAside(
                        new RejectedRow(text.Name, text.Line, $"'{name}' is niet de naam van een gemeente.", text.Columns[place])
                    );
                    continue;
                }

                var part =
                    text[sector].IsWhiteSpace() ? UnknownSector
                    : SbiCode.TryParse(edition, text[sector], out var sbi) ? sbi.ToString()
                    : null;
                if (part is null)
                    text.Reject($"'{text[sector].Trim()}' is geen SBI-code.", text.Columns[sector]);
                else if ((year < 0 ? fileYear : YearIn.Cell(text[year])) is not { } ofYear)
                    text.Reject($"'{text[year].Trim()}' is geen jaar.", text.Columns[year]);
                else if (!text.TryFigure(count, out var value) || !(value >= 0) || value != Math.Floor(value))
                    text.Reject($"'{text[count].Trim()}' is geen aantal.", text.Columns[count]);
                else if (!seen.Add((name, part, ofYear)))
                    text.Reject($"{name} {part} in {ofYear} stond al eerder in het bestand.".TrimStart());
                else
                    Add(place < 0 ? Country : code, part, ofYear, value);
            }
        }

        /// <summary>Two spellings of one place are one place; the whole is the sum of its sectors, of which none is withheld.</summary>
        private void Add(AreaCode code, string part, int ofYear, double value)
        {
            var row = draft.Figures.Row(code);
            draft.Figures.Series(code.Level, new Measure(Indicator, part), ofYear).Increase(row, value);
            draft.Figures.Series(code.Level, new Measure(Indicator), ofYear).Increase(row, value);
        }
    }
}
