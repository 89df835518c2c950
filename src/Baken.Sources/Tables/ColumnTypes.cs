using System.Globalization;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>What a column holds, as far as its values tell.</summary>
internal enum ColumnType
{
    Empty,
    AreaCode,
    Year,
    SectorCode,
    WholeNumber,
    Decimal,
    Date,
    Boolean,
    Text,
}

/// <summary>
/// Finds out what a column holds by looking at its values one by one. A type holds when at least nineteen of twenty filled
/// cells are of it; of several, the one that says most.
/// </summary>
internal sealed class ColumnTypes
{
    private const int Fewest = 19;
    private const int OutOf = 20;

    private readonly Dictionary<AreaLevel, int> levels = [];
    private int areas;
    private int years;
    private int sectors;
    private int points;
    private int commas;
    private int wholePoints;
    private int wholeCommas;
    private int onlyPoint;
    private int onlyComma;
    private int dates;
    private int booleans;
    private bool sectorName;

    public ColumnTypes(string column)
    {
        var words = ColumnLaw.WordsOf(column);
        sectorName = words.Contains("sbi") || words.Contains("kwb") || words.Contains("sector") || words.Contains("branche");
    }

    public int Seen { get; private set; }

    public int Filled { get; private set; }

    /// <summary>The level of most area codes.</summary>
    public AreaLevel? Level => levels.Count == 0 ? null : levels.MaxBy(pair => (pair.Value, (int)pair.Key)).Key;

    /// <summary>How many different levels the area codes are of.</summary>
    public int LevelCount => levels.Count;

    /// <summary>How the decimals are written; unknown where every number fits both.</summary>
    public DecimalMark Mark =>
        onlyComma > onlyPoint ? DecimalMark.Comma
        : onlyPoint > onlyComma ? DecimalMark.Point
        : DecimalMark.Unknown;

    /// <summary>Some numbers are written with a decimal comma and some with a point.</summary>
    public bool IsMixed => onlyComma > 0 && onlyPoint > 0;

    public ColumnType Type =>
        Filled == 0 ? ColumnType.Empty
        : Most(areas) ? ColumnType.AreaCode
        : Most(years) ? ColumnType.Year
        : sectorName && Most(sectors) ? ColumnType.SectorCode
        : Most(Math.Max(wholePoints, wholeCommas)) && Most(Mark == DecimalMark.Comma ? wholeCommas : wholePoints)
            ? ColumnType.WholeNumber
        : Most(Mark == DecimalMark.Comma ? commas : points) ? ColumnType.Decimal
        : Most(dates) ? ColumnType.Date
        : Most(booleans) ? ColumnType.Boolean
        : ColumnType.Text;

    public void Look(Cell cell)
    {
        Seen++;
        var text = cell.Text.AsSpan().Trim();
        if (text.IsEmpty || (cell.Number is null && FigureText.IsMissing(text)))
            return;
        Filled++;
        if (cell.Date is not null || (cell.Number is null && DateText.TryParse(text, out _)))
        {
            dates++;
            return;
        }

        if (AreaCode.TryParse(text, out var area))
        {
            areas++;
            levels[area.Level] = levels.GetValueOrDefault(area.Level) + 1;
            return;
        }

        if (YearText.TryParse(cell, out _))
            years++;
        if (SbiCode.TryParse(2008, text, out _))
            sectors++;
        if (IsBoolean(text))
            booleans++;
        LookAtNumber(cell, text);
    }

    private void LookAtNumber(Cell cell, ReadOnlySpan<char> text)
    {
        var isPoint = Numbers.TryRead(cell, DecimalMark.Point, out var point);
        var isComma = Numbers.TryRead(cell, DecimalMark.Comma, out var comma);
        points += isPoint ? 1 : 0;
        commas += isComma ? 1 : 0;
        wholePoints += isPoint && IsWhole(point) ? 1 : 0;
        wholeCommas += isComma && IsWhole(comma) ? 1 : 0;
        if (isPoint && !isComma)
            onlyPoint++;
        if (isComma && !isPoint)
            onlyComma++;
    }

    private bool Most(int count) => count * OutOf >= Filled * Fewest;

    private static bool IsWhole(double number) => number == Math.Floor(number);

    private static bool IsBoolean(ReadOnlySpan<char> text) =>
        text.Length <= 6
        && text.ToString().ToLower(CultureInfo.InvariantCulture)
            is "ja"
                or "nee"
                or "j"
                or "n"
                or "true"
                or "false"
                or "waar"
                or "onwaar"
                or "yes"
                or "no";
}

/// <summary>Reads a cell as a number, whatever file it stands in.</summary>
internal static class Numbers
{
    /// <summary>False for what is no number and for a withheld value.</summary>
    public static bool TryRead(Cell cell, DecimalMark mark, out double number)
    {
        if (cell.Number is { } known)
        {
            number = known;
            return double.IsFinite(known);
        }

        var text = cell.Text.AsSpan().Trim().TrimEnd('%').TrimStart('€').Trim();
        number = double.NaN;
        return cell.Date is null
            && !text.IsEmpty
            && !FigureText.IsMissing(text)
            && FigureText.TryRead(text, ref mark, out number)
            && double.IsFinite(number);
    }
}
