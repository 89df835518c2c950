using System.Globalization;

namespace RecordLinkage;

/// <summary>Conditions as the model file writes them: <c>jaro_winkler(surname) >= 0.92 and exact(postcode)</c>.</summary>
internal static class ConditionText
{
    private static readonly Dictionary<string, Measure> Measures = new()
    {
        ["jaro"] = Measure.Jaro,
        ["jaro_winkler"] = Measure.JaroWinkler,
        ["jaccard"] = Measure.Jaccard,
        ["bigram_jaccard"] = Measure.BigramJaccard,
        ["word_jaccard"] = Measure.WordJaccard,
        ["bit_dice"] = Measure.BitDice,
    };

    public static Condition Read(string text) => text.Trim() == "otherwise" ? Condition.Otherwise : Read(Parser.Read(text));

    private static Condition Read(Term term) =>
        term switch
        {
            BinaryTerm { Operator: "and" } both => new AllOf([.. Parts(both, "and").Select(Read)]),
            BinaryTerm { Operator: "or" } either => new AnyOf([.. Parts(either, "or").Select(Read)]),
            NotTerm not => new Not(Read(not.Of)),
            CallTerm { Function: "missing", Arguments: [var value] } => Condition.Missing(ValueText.Read(value)),
            CallTerm { Function: "missing_left", Arguments: [var value] } => new IsMissing(ValueText.Read(value), Side.Left),
            CallTerm { Function: "missing_right", Arguments: [var value] } => new IsMissing(ValueText.Read(value), Side.Right),
            CallTerm { Function: "exact", Arguments: [var value] } => Condition.Exact(ValueText.Read(value)),
            CallTerm { Function: "equal", Arguments: [var left, var right] } => new Same(
                ValueText.Read(left),
                ValueText.Read(right)
            ),
            CallTerm { Function: "is_text", Arguments: [var value, TextTerm text] } => new IsText(
                ValueText.Read(value),
                text.Value,
                Side.Both
            ),
            CallTerm { Function: "left_is_text", Arguments: [var value, TextTerm text] } => new IsText(
                ValueText.Read(value),
                text.Value,
                Side.Left
            ),
            CallTerm { Function: "right_is_text", Arguments: [var value, TextTerm text] } => new IsText(
                ValueText.Read(value),
                text.Value,
                Side.Right
            ),
            CallTerm { Function: "subset", Arguments: [var value] } => new IsSubset(ValueText.Read(value), false),
            CallTerm { Function: "subset_or_empty", Arguments: [var value] } => new IsSubset(ValueText.Read(value), true),
            BinaryTerm { Left: CallTerm call, Right: NumberTerm limit } comparison => Compare(
                call,
                comparison.Operator,
                limit.Value,
                term
            ),
            _ => throw Unknown(term),
        };

    private static Condition Compare(CallTerm call, string symbol, double limit, Term term)
    {
        var values = call.Arguments.Select(ValueText.Read).ToArray();
        return (call.Function, symbol, values) switch
        {
            (var name, ">=", [var value]) when Measures.TryGetValue(name, out var measure) => new AtLeast(measure, value, limit),
            (var name, ">=", [var left, var right]) when Measures.TryGetValue(name, out var measure) => new AtLeast(
                measure,
                left,
                right,
                limit
            ),
            ("levenshtein", "<=", [var value]) => new WithinEdits(Edits.Levenshtein, value, (int)limit),
            ("levenshtein", "<=", [var left, var right]) => new WithinEdits(Edits.Levenshtein, left, right, (int)limit),
            ("damerau", "<=", [var value]) => new WithinEdits(Edits.DamerauLevenshtein, value, (int)limit),
            ("damerau", "<=", [var left, var right]) => new WithinEdits(Edits.DamerauLevenshtein, left, right, (int)limit),
            ("seconds_between", "<=", [DateValue date]) => new WithinTime(date, limit),
            ("difference", "<=", [var value]) => new WithinNumber(value, limit),
            ("share_of_difference", "<", [var value]) => new WithinShare(value, limit),
            ("kilometres", "<=", [var latitude, var longitude]) => new WithinKilometres(latitude, longitude, limit),
            ("elements_shared", ">=", [var list]) => new SharesElements(list, (int)limit),
            _ => throw Unknown(term),
        };
    }

    public static string Write(Condition condition) =>
        condition switch
        {
            Always => "otherwise",
            AnyOf { Conditions: [IsMissing { Side: Side.Left } left, IsMissing { Side: Side.Right } right] }
                when left.Value == right.Value => $"missing({ValueText.Write(left.Value)})",
            IsMissing missing => $"missing_{(missing.Side == Side.Left ? "left" : "right")}({ValueText.Write(missing.Value)})",
            Same same when same.Left == same.Right => $"exact({ValueText.Write(same.Left)})",
            Same same => $"equal({ValueText.Write(same.Left)}, {ValueText.Write(same.Right)})",
            IsText { Side: Side.Both } text => $"is_text({ValueText.Write(text.Value)}, {ValueText.Text(text.Text)})",
            IsText text =>
                $"{(text.Side == Side.Left ? "left" : "right")}_is_text({ValueText.Write(text.Value)}, {ValueText.Text(text.Text)})",
            AtLeast alike =>
                $"{Measures.First(pair => pair.Value == alike.Measure).Key}({Two(alike.Left, alike.Right)}) >= {Number(alike.Threshold)}",
            WithinEdits { Edits: Edits.Levenshtein } edits => $"levenshtein({Two(edits.Left, edits.Right)}) <= {edits.Most}",
            WithinEdits edits => $"damerau({Two(edits.Left, edits.Right)}) <= {edits.Most}",
            WithinTime time => $"seconds_between({ValueText.Write(time.Date)}) <= {Number(time.Seconds)}",
            WithinNumber number => $"difference({ValueText.Write(number.Value)}) <= {Number(number.Most)}",
            WithinShare share => $"share_of_difference({ValueText.Write(share.Value)}) < {Number(share.Share)}",
            WithinKilometres far =>
                $"kilometres({ValueText.Write(far.Latitude)}, {ValueText.Write(far.Longitude)}) <= {Number(far.Kilometres)}",
            SharesElements shares => $"elements_shared({ValueText.Write(shares.List)}) >= {shares.AtLeast}",
            IsSubset subset => $"subset{(subset.EmptyIsSubset ? "_or_empty" : "")}({ValueText.Write(subset.List)})",
            AllOf all => string.Join(" and ", all.Conditions.Select(Bracketed)),
            AnyOf any => string.Join(" or ", any.Conditions.Select(Bracketed)),
            Not not => $"not {Bracketed(not.Condition)}",
            _ => throw new NotSupportedException($"{condition.GetType().Name} cannot be written."),
        };

    internal static IEnumerable<Term> Parts(Term term, string word) =>
        term is BinaryTerm binary && binary.Operator == word
            ? [.. Parts(binary.Left, word), .. Parts(binary.Right, word)]
            : [term];

    internal static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Two(ValueExpression left, ValueExpression right) =>
        left == right ? ValueText.Write(left) : $"{ValueText.Write(left)}, {ValueText.Write(right)}";

    private static string Bracketed(Condition condition) =>
        condition is AllOf or AnyOf ? $"({Write(condition)})" : Write(condition);

    private static InvalidDataException Unknown(Term term) => new($"This is no condition of a level: {term.Source}");
}
