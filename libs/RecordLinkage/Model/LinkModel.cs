namespace RecordLinkage;

/// <summary>How two records are judged: what is compared, what each outcome is worth, and which pairs are looked at.</summary>
/// <remarks>The probabilistic model of Fellegi and Sunter (1969), with ordered levels and term frequencies as practised by Splink (Linacre et al. 2022).</remarks>
public sealed record LinkModel
{
    public required LinkType LinkType { get; init; }

    /// <summary>λ: the probability that two records picked at random are the same.</summary>
    public required double Prior { get; init; }

    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    public required IReadOnlyList<BlockingRule> BlockingRules { get; init; }

    public string IdColumn { get; init; } = "unique_id";

    /// <summary>Columns that are made before anything is compared, each from columns of the data or made before it.</summary>
    public IReadOnlyList<MadeColumn> MadeColumns { get; init; } = [];

    /// <summary>What pairs have in common that live or work together without being the same; null where nobody does.</summary>
    public Kinship? Kinship { get; init; }

    /// <summary>EM stops when no parameter moves more than this.</summary>
    public double Convergence { get; init; } = 1e-4;

    public int MaximalRounds { get; init; } = 25;
}

public enum LinkType
{
    /// <summary>Within one source.</summary>
    Dedupe,

    /// <summary>Only between two sources.</summary>
    Link,

    /// <summary>Within and between two sources.</summary>
    LinkAndDedupe,
}

/// <summary>A column that the model makes of others.</summary>
public sealed record MadeColumn(string Name, ValueExpression Value);

/// <summary>One thing that is compared: levels from most to least alike, of which the first that holds counts.</summary>
public sealed record Comparison(string Name, IReadOnlyList<Level> Levels)
{
    public string? Description { get; init; }

    /// <summary>Relatives share this as one household does (address, phone, surname), so agreement says less between them.</summary>
    public bool SharedByKin { get; init; }
}

/// <summary>One outcome of a comparison.</summary>
public sealed record Level(Condition Condition)
{
    public string? Label { get; init; }

    /// <summary>Says nothing either way: weight 0.</summary>
    public bool IsMissing { get; init; }

    /// <summary>P(this level | same).</summary>
    public double? M { get; init; }

    /// <summary>P(this level | different).</summary>
    public double? U { get; init; }

    /// <summary>P(this level | relatives), where the model knows relatives.</summary>
    public double? K { get; init; }

    public bool FixM { get; init; }

    public bool FixU { get; init; }

    public TermFrequency? TermFrequency { get; init; }

    /// <summary>The text that this level had in another tool's file, so that it can be written back as it was.</summary>
    public string? Sql { get; init; }
}

/// <summary>Agreement on a rare value says more than on a common one.</summary>
public sealed record TermFrequency(string Column, double Weight = 1, double MinimalU = 0);

/// <summary>The third class between same and different: other people at one address, father and son of one name.</summary>
/// <param name="Share">The probability that two different records are relatives.</param>
public sealed record Kinship(double Share);

/// <summary>Which pairs are looked at: those that agree on all keys.</summary>
public sealed record BlockingRule(IReadOnlyList<BlockingKey> Keys)
{
    public string? Sql { get; init; }

    public BlockingRule(params ValueExpression[] values)
        : this([.. values.Select(value => new BlockingKey(value, value))]) { }

    public override string ToString() => string.Join(" and ", Keys.Select(key => key.ToString()));
}

/// <summary>What must be equal: usually one value of both records, sometimes two values crosswise.</summary>
public sealed record BlockingKey(ValueExpression Left, ValueExpression Right)
{
    public override string ToString() =>
        Left == Right ? ValueText.Write(Left) : $"{ValueText.Write(Left)} = {ValueText.Write(Right)}";
}
