using System.Globalization;

namespace RecordLinkage;

/// <summary>Writes conditions and blocking rules as the SQL that Splink's library would write for DuckDB.</summary>
internal static class SqlText
{
    public static string Write(BlockingRule rule) =>
        string.Join(
            " AND ",
            rule.Keys.Select(key =>
            {
                var equality = $"{Value(key.Left, "l.", "")} = {Value(key.Right, "r.", "")}";
                return rule.Keys.Count == 1 ? equality : $"({equality})";
            })
        );

    /// <param name="number">How the threshold is spelled; as the shortest text that is equal to it where nothing is given.</param>
    public static string Write(Condition condition, string? number = null) =>
        condition switch
        {
            Always => "ELSE",
            IsMissing missing => $"{Value(missing.Value, missing.Side)} IS NULL",
            Same same => $"{Left(same.Left)} = {Right(same.Right)}",
            IsText { Side: Side.Both } text =>
                $"{Left(text.Value)} = {Text(text.Text)} AND {Right(text.Value)} = {Text(text.Text)}",
            IsText text => $"{Value(text.Value, text.Side)} = {Text(text.Text)}",
            AtLeast alike =>
                $"{Name(alike.Measure)}({Left(alike.Left)}, {Right(alike.Right)}) >= {number ?? Number(alike.Threshold)}",
            WithinEdits edits =>
                $"{(edits.Edits == Edits.Levenshtein ? "levenshtein" : "damerau_levenshtein")}({Left(edits.Left)}, {Right(edits.Right)}) <= {edits.Most}",
            WithinTime time => $"ABS(EPOCH({Left(time.Date)}) - EPOCH({Right(time.Date)})) <= {number ?? Number(time.Seconds)}",
            WithinNumber near => $"ABS({Left(near.Value)} - {Right(near.Value)}) <= {number ?? Number(near.Most)}",
            WithinShare share => Share(Left(share.Value), Right(share.Value), number ?? Number(share.Share)),
            WithinKilometres far => Kilometres(far, number ?? Number(far.Kilometres)),
            SharesElements shares =>
                $"array_length(list_intersect({Left(shares.List)}, {Right(shares.List)})) >= {shares.AtLeast}",
            IsSubset subset => Subset(Left(subset.List), Right(subset.List), subset.EmptyIsSubset),
            AllOf all => string.Join(" AND ", all.Conditions.Select(Bracketed)),
            AnyOf any => string.Join(" OR ", any.Conditions.Select(Bracketed)),
            Not { Condition: IsMissing missing } => $"{Value(missing.Value, missing.Side)} IS NOT NULL",
            Not not => $"NOT ({Write(not.Condition)})",
            _ => throw Unwritable(condition.GetType().Name),
        };

    private static string Share(string left, string right, string limit) =>
        $"(ABS({left} - {right}) / (CASE WHEN {right} > {left} THEN {right} ELSE {left} END)) < {limit}";

    private static string Kilometres(WithinKilometres far, string limit)
    {
        var cosine =
            $"sin( radians({Left(far.Latitude)}) ) * sin( radians({Right(far.Latitude)}) ) + "
            + $"cos( radians({Left(far.Latitude)}) ) * cos( radians({Right(far.Latitude)}) ) * cos( radians({Right(far.Longitude)} - {Left(far.Longitude)}) )";
        return $"cast( acos( case when ({cosine}) > 1 then 1 when ({cosine}) < -1 then -1 else ({cosine}) end ) * 6371 as float ) <= {limit}";
    }

    private static string Subset(string left, string right, bool emptyIsSubset) =>
        (emptyIsSubset ? "" : $"LEAST(LENGTH({left}), LENGTH({right})) <> 0 AND ")
        + $"LENGTH(LIST_INTERSECT({left}, {right})) = LEAST(LENGTH({left}), LENGTH({right}))";

    private static string Name(Measure measure) =>
        measure switch
        {
            Measure.Jaro => "jaro_similarity",
            Measure.JaroWinkler => "jaro_winkler_similarity",
            Measure.Jaccard => "jaccard",
            Measure.BigramJaccard or Measure.WordJaccard or Measure.BitDice => throw Unwritable($"the measure {measure}"),
        };

    private static string Left(ValueExpression value) => Value(value, "", "_l");

    private static string Right(ValueExpression value) => Value(value, "", "_r");

    private static string Value(ValueExpression value, Side side) => side == Side.Left ? Left(value) : Right(value);

    private static string Value(ValueExpression value, string before, string after) =>
        value switch
        {
            ColumnValue column => $"{before}\"{column.Column}{after}\"",
            Substring part => string.Create(
                CultureInfo.InvariantCulture,
                $"SUBSTRING({Value(part.Of, before, after)}, {part.Start}, {part.Length})"
            ),
            Lower lower => $"LOWER({Value(lower.Of, before, after)})",
            Upper upper => $"UPPER({Value(upper.Of, before, after)})",
            DateValue date => $"try_strptime({Value(date.Of, before, after)}, {Text(date.Format)})",
            RegexPart part => $"NULLIF(regexp_extract({Value(part.Of, before, after)}, {Text(part.Pattern)}, {part.Group}), '')",
            _ => throw Unwritable($"the value {ValueText.Write(value)}"),
        };

    private static string Text(string text) => ValueText.Text(text);

    // Python writes a whole number of seconds as 2629800.0; the SQL is the same either way.
    private static string Number(double number) => ConditionText.Number(number);

    private static string Bracketed(Condition condition) =>
        condition is AllOf or AnyOf or IsText { Side: Side.Both } ? $"({Write(condition)})" : Write(condition);

    private static InvalidDataException Unwritable(string what) =>
        new($"Splink has no {what}: make it a column of the data beforehand, or leave it out of a model that must run there.");
}
