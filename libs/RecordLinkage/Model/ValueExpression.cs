namespace RecordLinkage;

/// <summary>What is compared or blocked on: a column, or something derived from one.</summary>
public abstract record ValueExpression
{
    /// <summary>The columns that must be in the data.</summary>
    public abstract IEnumerable<string> Columns { get; }

    public static implicit operator ValueExpression(string column) => new ColumnValue(column);

    public static ValueExpression ToValueExpression(string column) => new ColumnValue(column);
}

/// <summary>The value of a column as it stands.</summary>
public sealed record ColumnValue(string Column) : ValueExpression
{
    public override IEnumerable<string> Columns => [Column];
}

/// <summary>Something made of one other value; missing where that is missing.</summary>
public abstract record DerivedValue(ValueExpression Of) : ValueExpression
{
    public sealed override IEnumerable<string> Columns => Of.Columns;

    internal abstract string? Derive(string value);
}

/// <summary>A part of the text, from place <paramref name="Start"/> counted from 1.</summary>
public sealed record Substring(ValueExpression Of, int Start, int Length) : DerivedValue(Of)
{
    internal override string? Derive(string value)
    {
        var from = Math.Max(0, Start - 1);
        return from >= value.Length ? null : value.Substring(from, Math.Min(Length, value.Length - from));
    }
}

/// <summary>The text in small letters.</summary>
public sealed record Lower(ValueExpression Of) : DerivedValue(Of)
{
    internal override string? Derive(string value) => value.ToLowerInvariant();
}

/// <summary>The text in capitals.</summary>
public sealed record Upper(ValueExpression Of) : DerivedValue(Of)
{
    internal override string? Derive(string value) => value.ToUpperInvariant();
}

/// <summary>The part that a regular expression finds, or one of its groups; missing where it finds nothing.</summary>
public sealed record RegexPart(ValueExpression Of, string Pattern, int Group = 0) : DerivedValue(Of)
{
    private readonly System.Text.RegularExpressions.Regex regex = new(
        Pattern,
        System.Text.RegularExpressions.RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    internal override string? Derive(string value) =>
        regex.Match(value) is { Success: true } match && match.Groups[Group].Value is { Length: > 0 } part ? part : null;

    public bool Equals(RegexPart? other) =>
        other is not null && Of == other.Of && Pattern == other.Pattern && Group == other.Group;

    public override int GetHashCode() => HashCode.Combine(Of, Pattern, Group);
}

/// <summary>The day that a text stands for in a format of <c>strptime</c>, as days since 1970; missing where it is no date.</summary>
public sealed record DateValue(ValueExpression Of, string Format = "%Y-%m-%d") : DerivedValue(Of)
{
    internal override string? Derive(string value) =>
        DateText.Parse(value, Format) is { } days ? days.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}

/// <summary>How the text sounds.</summary>
public sealed record Sound(ValueExpression Of, SoundKey Key) : DerivedValue(Of)
{
    internal override string? Derive(string value) =>
        Key switch
        {
            SoundKey.Soundex => Phonetics.Soundex(value),
            SoundKey.Dutch => Phonetics.Dutch(value),
        };
}

public enum SoundKey
{
    Soundex,
    Dutch,
}

/// <summary>Several values joined by a separator; missing where one of them is.</summary>
public sealed record Joined(IReadOnlyList<ValueExpression> Parts, string Separator) : ValueExpression
{
    public override IEnumerable<string> Columns => Parts.SelectMany(part => part.Columns);

    public bool Equals(Joined? other) => other is not null && Separator == other.Separator && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Aggregate(Separator.GetHashCode(StringComparison.Ordinal), HashCode.Combine);
}
