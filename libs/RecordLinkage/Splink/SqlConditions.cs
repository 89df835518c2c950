using System.Text.RegularExpressions;

namespace RecordLinkage;

/// <summary>Reads the SQL that Splink's comparison library and blocking rules write, for DuckDB; anything else is refused by name.</summary>
internal static partial class SqlConditions
{
    private static readonly Dictionary<string, Measure> Measures = new()
    {
        ["jaro_similarity"] = Measure.Jaro,
        ["jaro_winkler_similarity"] = Measure.JaroWinkler,
        ["jaccard"] = Measure.Jaccard,
    };

    private static readonly Dictionary<string, Edits> Distances = new()
    {
        ["levenshtein"] = Edits.Levenshtein,
        ["damerau_levenshtein"] = Edits.DamerauLevenshtein,
    };

    /// <exception cref="InvalidDataException">The expression is outside the closed set.</exception>
    public static Condition Read(string sql) =>
        sql.Trim().Equals("ELSE", StringComparison.OrdinalIgnoreCase)
            ? Condition.Otherwise
            : SqlTemplates.Recognise(sql) ?? Read(Parse(sql), sql);

    public static BlockingRule ReadRule(string sql)
    {
        var keys = new List<BlockingKey>();
        foreach (var part in ConditionText.Parts(Parse(sql), "and"))
        {
            if (part is not BinaryTerm { Operator: "=" } equal)
                throw Unknown(part.Source, sql, "a blocking rule is one or more equalities joined by AND");
            var (left, right) = (Value(equal.Left, sql), Value(equal.Right, sql));
            if (left.Side == right.Side)
                throw Unknown(part.Source, sql, "it must compare the left record with the right one");
            keys.Add(left.Side == Side.Left ? new(left.Value, right.Value) : new(right.Value, left.Value));
        }

        return new(keys) { Sql = sql };
    }

    public static string Unquoted(string column) => column.Trim().Trim('"', '`');

    private static Condition Read(Term term, string sql)
    {
        switch (term)
        {
            case BinaryTerm { Operator: "and" }:
                return new AllOf([.. ConditionText.Parts(term, "and").Select(part => Read(part, sql))]);
            case BinaryTerm { Operator: "or" }:
                return new AnyOf([.. ConditionText.Parts(term, "or").Select(part => Read(part, sql))]);
            case NotTerm not:
                return new Not(Read(not.Of, sql));
            case NullTestTerm test:
                var tested = Value(test.Of, sql);
                Condition missing = new IsMissing(tested.Value, tested.Side);
                return test.Negated ? new Not(missing) : missing;
            case BinaryTerm { Operator: "=", Right: TextTerm text } equal:
                var literal = Value(equal.Left, sql);
                return new IsText(literal.Value, text.Value, literal.Side);
            case BinaryTerm { Operator: "=" } equal:
                return Equality(Value(equal.Left, sql), Value(equal.Right, sql), term, sql);
            case BinaryTerm { Left: CallTerm call, Right: NumberTerm limit } comparison:
                return Compare(call, comparison.Operator, limit.Value, term, sql);
            default:
                throw Unknown(term.Source, sql);
        }
    }

    private static Same Equality(Sided left, Sided right, Term term, string sql) =>
        (left.Side, right.Side) switch
        {
            (Side.Left, Side.Right) => new(left.Value, right.Value),
            (Side.Right, Side.Left) => new(right.Value, left.Value),
            _ => throw Unknown(term.Source, sql, "it must compare the left record with the right one"),
        };

    private static Condition Compare(CallTerm call, string symbol, double limit, Term term, string sql)
    {
        switch (call, symbol)
        {
            case ({ Arguments: [var left, var right] }, ">=") when Measures.TryGetValue(call.Function, out var measure):
                var alike = Equality(Value(left, sql), Value(right, sql), term, sql);
                return new AtLeast(measure, alike.Left, alike.Right, limit);
            case ({ Arguments: [var left, var right] }, "<=") when Distances.TryGetValue(call.Function, out var edits):
                var near = Equality(Value(left, sql), Value(right, sql), term, sql);
                return new WithinEdits(edits, near.Left, near.Right, (int)limit);
            case ({ Function: "abs", Arguments: [BinaryTerm { Operator: "-" } minus] }, "<="):
                return Difference(minus, limit, sql);
            case (
                {
                    Function: "array_length" or "len",
                    Arguments: [CallTerm { Function: "list_intersect", Arguments: [var left, var right] }]
                },
                ">="
            ):
                var lists = Equality(Value(left, sql), Value(right, sql), term, sql);
                return new SharesElements(lists.Left, (int)limit);
            default:
                throw Unknown(term.Source, sql);
        }
    }

    private static Condition Difference(BinaryTerm minus, double limit, string sql)
    {
        if (
            minus is
            {
                Left: CallTerm { Function: "epoch", Arguments: [var first] },
                Right: CallTerm { Function: "epoch", Arguments: [var second] }
            }
        )
        {
            var dates = Equality(Value(first, sql), Value(second, sql), minus, sql);
            if (dates is { Left: DateValue date } && dates.Left == dates.Right)
                return new WithinTime(date, limit);
            throw Unknown(minus.Source, sql);
        }

        var numbers = Equality(Value(minus.Left, sql), Value(minus.Right, sql), minus, sql);
        return numbers.Left == numbers.Right ? new WithinNumber(numbers.Left, limit) : throw Unknown(minus.Source, sql);
    }

    /// <summary>A value with the record it belongs to: <c>"x_l"</c> in a level, <c>l."x"</c> in a blocking rule.</summary>
    private static Sided Value(Term term, string sql)
    {
        switch (term)
        {
            case NameTerm { Qualifier: "l" or "L" } name:
                return new(name.Name, Side.Left);
            case NameTerm { Qualifier: "r" or "R" } name:
                return new(name.Name, Side.Right);
            case NameTerm { Qualifier: null } name when name.Name.EndsWith("_l", StringComparison.OrdinalIgnoreCase):
                return new(name.Name[..^2], Side.Left);
            case NameTerm { Qualifier: null } name when name.Name.EndsWith("_r", StringComparison.OrdinalIgnoreCase):
                return new(name.Name[..^2], Side.Right);
            case CallTerm { Function: "substring" or "substr", Arguments: [var of, NumberTerm start, NumberTerm length] }:
                return Value(of, sql).Map(value => new Substring(value, (int)start.Value, (int)length.Value));
            case CallTerm { Function: "left", Arguments: [var of, NumberTerm length] }:
                return Value(of, sql).Map(value => new Substring(value, 1, (int)length.Value));
            case CallTerm { Function: "lower", Arguments: [var of] }:
                return Value(of, sql).Map(value => new Lower(value));
            case CallTerm { Function: "upper", Arguments: [var of] }:
                return Value(of, sql).Map(value => new Upper(value));
            case CallTerm { Function: "try_strptime", Arguments: [var of, TextTerm format] }:
                return Value(of, sql).Map(value => new DateValue(value, format.Value));
            case CallTerm
            {
                Function: "nullif",
                Arguments: [CallTerm { Function: "regexp_extract" } part, TextTerm { Value: "" }]
            }:
                return Value(part, sql);
            case CallTerm { Function: "regexp_extract", Arguments: [var of, TextTerm pattern, .. var rest] }
                when rest is [] or [NumberTerm]:
                return Value(of, sql)
                    .Map(value => new RegexPart(value, pattern.Value, rest is [NumberTerm group] ? (int)group.Value : 0));
            default:
                throw Unknown(term.Source, sql);
        }
    }

    private static Term Parse(string sql)
    {
        try
        {
            return Parser.Read(sql);
        }
        catch (InvalidDataException trouble)
        {
            throw Unknown(trouble.Message, sql);
        }
    }

    internal static InvalidDataException Unknown(string part, string sql, string? why = null) =>
        new(
            $"This SQL is outside Splink's comparison library and is not understood: {Blanks().Replace(part, " ").Trim()}"
                + (why is null ? "" : $" ({why})")
                + (part.Trim() == sql.Trim() ? "." : $", in: {Blanks().Replace(sql, " ").Trim()}")
        );

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private readonly record struct Sided(ValueExpression Value, Side Side)
    {
        public Sided Map(Func<ValueExpression, ValueExpression> change) => new(change(Value), Side);
    }
}
