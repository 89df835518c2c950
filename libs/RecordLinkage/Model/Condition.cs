namespace RecordLinkage;

/// <summary>A question about two records, as a level asks it: true, false, or unknown where a value is missing.</summary>
/// <remarks>The closed set that this library and the comparison library of Splink have in common; unknown behaves as in SQL.</remarks>
public abstract record Condition
{
    /// <summary>The level that holds for every pair.</summary>
    public static Condition Otherwise { get; } = new Always();

    /// <summary>One or both of the records have no such value.</summary>
    public static Condition Missing(ValueExpression value) =>
        new AnyOf([new IsMissing(value, Side.Left), new IsMissing(value, Side.Right)]);

    public static Condition Exact(ValueExpression value) => new Same(value, value);

    internal abstract IEnumerable<ValueExpression> Values { get; }
}

public enum Side
{
    Left,
    Right,
    Both,
}

public enum Measure
{
    Jaro,
    JaroWinkler,
    Jaccard,
    BigramJaccard,
    WordJaccard,

    /// <summary>Dice over the bits of base-64 text: filters of privacy-preserving linkage.</summary>
    BitDice,
}

public enum Edits
{
    Levenshtein,
    DamerauLevenshtein,
}

/// <summary>Everything else.</summary>
public sealed record Always : Condition
{
    internal override IEnumerable<ValueExpression> Values => [];
}

public sealed record IsMissing(ValueExpression Value, Side Side) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [Value];
}

/// <summary>A value of the left record equals one of the right, usually the same one.</summary>
public sealed record Same(ValueExpression Left, ValueExpression Right) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [Left, Right];
}

/// <summary>The value is this text, on one side or both.</summary>
public sealed record IsText(ValueExpression Value, string Text, Side Side) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [Value];
}

/// <summary>Two texts are at least so alike.</summary>
public sealed record AtLeast(Measure Measure, ValueExpression Left, ValueExpression Right, double Threshold) : Condition
{
    public AtLeast(Measure measure, ValueExpression value, double threshold)
        : this(measure, value, value, threshold) { }

    internal override IEnumerable<ValueExpression> Values => [Left, Right];
}

/// <summary>Two texts are at most so many edits apart.</summary>
public sealed record WithinEdits(Edits Edits, ValueExpression Left, ValueExpression Right, int Most) : Condition
{
    public WithinEdits(Edits edits, ValueExpression value, int most)
        : this(edits, value, value, most) { }

    internal override IEnumerable<ValueExpression> Values => [Left, Right];
}

/// <summary>Two dates are at most so many seconds apart; a month is 2,629,800 s, a year 31,557,600 s.</summary>
public sealed record WithinTime(DateValue Date, double Seconds) : Condition
{
    public const double Day = 86_400;
    public const double Month = Year / 12;
    public const double Year = 365.25 * Day;

    internal override IEnumerable<ValueExpression> Values => [Date];
}

/// <summary>Two numbers differ at most so much.</summary>
public sealed record WithinNumber(ValueExpression Value, double Most) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [Value];
}

/// <summary>Two numbers differ by less than this share of the larger one.</summary>
public sealed record WithinShare(ValueExpression Value, double Share) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [Value];
}

/// <summary>Two places in degrees lie at most so many kilometres apart over the globe (haversine, radius 6,371 km).</summary>
public sealed record WithinKilometres(ValueExpression Latitude, ValueExpression Longitude, double Kilometres) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [Latitude, Longitude];
}

/// <summary>Two lists (values parted by '|') have at least so many values in common.</summary>
public sealed record SharesElements(ValueExpression List, int AtLeast) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [List];
}

/// <summary>The smaller of two lists lies wholly within the larger.</summary>
public sealed record IsSubset(ValueExpression List, bool EmptyIsSubset) : Condition
{
    internal override IEnumerable<ValueExpression> Values => [List];
}

public sealed record AllOf(IReadOnlyList<Condition> Conditions) : Condition
{
    internal override IEnumerable<ValueExpression> Values => Conditions.SelectMany(each => each.Values);

    public bool Equals(AllOf? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => Conditions.Aggregate(1, HashCode.Combine);
}

public sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition
{
    internal override IEnumerable<ValueExpression> Values => Conditions.SelectMany(each => each.Values);

    public bool Equals(AnyOf? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => Conditions.Aggregate(2, HashCode.Combine);
}

public sealed record Not(Condition Condition) : Condition
{
    internal override IEnumerable<ValueExpression> Values => Condition.Values;
}
