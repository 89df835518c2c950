using System.Globalization;
using System.Text.RegularExpressions;

namespace RecordLinkage;

/// <summary>The long fixed shapes of the comparison library: recognised by writing them again and finding the same tokens.</summary>
internal static partial class SqlTemplates
{
    public static Condition? Recognise(string sql)
    {
        var normal = Lexer.Normal(sql);
        var columns = LeftColumn().Matches(sql).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        if (LastNumber().Match(normal) is not { Success: true } limit || columns.Count == 0)
            return Subset(normal, columns);
        var threshold = double.Parse(limit.Groups[1].Value, CultureInfo.InvariantCulture);
        Condition? found = null;
        if (normal.Contains("acos (", StringComparison.Ordinal))
            found = Pairs(columns).Select(pair => new WithinKilometres(pair.First, pair.Second, threshold)).FirstOrDefault(Fits);
        else if (normal.Contains("case when", StringComparison.Ordinal))
            found = columns.Select(column => new WithinShare(column, threshold)).FirstOrDefault(Fits);
        return found;

        bool Fits(Condition condition) => Lexer.Normal(SqlText.Write(condition, limit.Groups[1].Value)) == normal;
    }

    private static IsSubset? Subset(string normal, IReadOnlyList<string> columns) =>
        columns
            .SelectMany(column => new[] { new IsSubset(column, false), new IsSubset(column, true) })
            .FirstOrDefault(subset => Lexer.Normal(SqlText.Write(subset)) == normal);

    private static IEnumerable<(string First, string Second)> Pairs(IReadOnlyList<string> columns) =>
        columns.SelectMany(first => columns.Where(second => second != first).Select(second => (first, second)));

    [GeneratedRegex(@"""?([A-Za-z_][A-Za-z_0-9]*)_l\b""?")]
    private static partial Regex LeftColumn();

    [GeneratedRegex(@"<=? ([0-9.eE+-]+)$")]
    private static partial Regex LastNumber();
}
