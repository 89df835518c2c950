using System.Globalization;

namespace RecordLinkage;

/// <summary>Values as the model file writes them: <c>substring(surname, 1, 4)</c>.</summary>
internal static class ValueText
{
    public static ValueExpression Read(string text) => Read(Parser.Read(text));

    public static ValueExpression Read(Term term) =>
        term switch
        {
            NameTerm { Qualifier: null } name => new ColumnValue(name.Name),
            CallTerm { Function: "substring", Arguments: [var of, NumberTerm start, NumberTerm length] } => new Substring(
                Read(of),
                (int)start.Value,
                (int)length.Value
            ),
            CallTerm { Function: "lower", Arguments: [var of] } => new Lower(Read(of)),
            CallTerm { Function: "upper", Arguments: [var of] } => new Upper(Read(of)),
            CallTerm { Function: "regex", Arguments: [var of, TextTerm pattern] } => new RegexPart(Read(of), pattern.Value),
            CallTerm { Function: "regex", Arguments: [var of, TextTerm pattern, NumberTerm group] } => new RegexPart(
                Read(of),
                pattern.Value,
                (int)group.Value
            ),
            CallTerm { Function: "date", Arguments: [var of] } => new DateValue(Read(of)),
            CallTerm { Function: "date", Arguments: [var of, TextTerm format] } => new DateValue(Read(of), format.Value),
            CallTerm { Function: "soundex", Arguments: [var of] } => new Sound(Read(of), SoundKey.Soundex),
            CallTerm { Function: "dutch_sound", Arguments: [var of] } => new Sound(Read(of), SoundKey.Dutch),
            CallTerm { Function: "dutch", Arguments: [TextTerm rule, var of] } => new DutchValue(
                Read(of),
                DutchValue.RuleOf(rule.Value)
            ),
            CallTerm { Function: "join", Arguments: [TextTerm separator, .. var parts] } => new Joined(
                [.. parts.Select(Read)],
                separator.Value
            ),
            _ => throw new InvalidDataException($"This is no value that can be compared or blocked on: {term.Source}"),
        };

    public static string Write(ValueExpression value) =>
        value switch
        {
            ColumnValue column => Name(column.Column),
            Substring part => string.Create(
                CultureInfo.InvariantCulture,
                $"substring({Write(part.Of)}, {part.Start}, {part.Length})"
            ),
            Lower lower => $"lower({Write(lower.Of)})",
            Upper upper => $"upper({Write(upper.Of)})",
            RegexPart { Group: 0 } part => $"regex({Write(part.Of)}, {Text(part.Pattern)})",
            RegexPart part => string.Create(
                CultureInfo.InvariantCulture,
                $"regex({Write(part.Of)}, {Text(part.Pattern)}, {part.Group})"
            ),
            DateValue date => $"date({Write(date.Of)}, {Text(date.Format)})",
            Sound { Key: SoundKey.Soundex } sound => $"soundex({Write(sound.Of)})",
            Sound sound => $"dutch_sound({Write(sound.Of)})",
            DutchValue dutch => $"dutch({Text(DutchValue.NameOf(dutch.Rule))}, {Write(dutch.Of)})",
            Joined joined => $"join({string.Join(", ", joined.Parts.Select(Write).Prepend(Text(joined.Separator)))})",
            _ => throw new NotSupportedException($"{value.GetType().Name} cannot be written."),
        };

    internal static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Name(string column) =>
        column.Length > 0 && !char.IsAsciiDigit(column[0]) && column.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            ? column
            : $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
