namespace RecordLinkage;

/// <summary>How records are turned into bits that can be compared but not read: what goes into which filter, and how it is hardened.</summary>
/// <remarks>Both parties use one plan and one secret key; the party that compares has neither.</remarks>
public sealed record EncodingPlan
{
    /// <summary>One filter per group of values: more groups link better and tell more.</summary>
    public required IReadOnlyList<EncodedGroup> Groups { get; init; }

    /// <summary>Values that must be equal for two records to be compared at all, kept as keyed hashes.</summary>
    public required IReadOnlyList<BlockingRule> Blocks { get; init; }

    /// <summary>The bits of a filter before hardening; a multiple of 128.</summary>
    public int Bits { get; init; } = 1024;

    /// <summary>A value that hardly ever changes, such as the year of birth, mixed into every hash: equal names of different people then differ.</summary>
    public ValueExpression? Salt { get; init; }

    /// <summary>Every filter gets as many ones as zeros, so that their number says nothing (Schnell and Borgs 2016). Doubles the bits.</summary>
    public bool Balance { get; init; } = true;

    /// <summary>The halves are laid over each other by exclusive or, so that a bit no longer belongs to one bigram (Schnell and Borgs 2016). Halves the bits.</summary>
    public bool Fold { get; init; }
}

/// <summary>The values of one filter.</summary>
public sealed record EncodedGroup(string Name, IReadOnlyList<EncodedField> Fields);

/// <param name="Hashes">How many bits a bigram sets: more give the field more weight.</param>
public sealed record EncodedField(ValueExpression Value, int Hashes = 12);
