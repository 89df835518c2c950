using System.Text.Json.Serialization;
using Baken.Kernel;

namespace Baken.Sectors;

/// <summary>Whether a criterion holds for a sector. Unknown is an answer of its own: it is not no.</summary>
[JsonConverter(typeof(KebabCase<Verdict>))]
public enum Verdict
{
    Unknown,
    Yes,
    No,
}

/// <summary>How sure it is that a code is the right one for a sector.</summary>
[JsonConverter(typeof(KebabCase<CodeStanding>))]
public enum CodeStanding
{
    /// <summary>Written down from memory; to be checked against the published classification.</summary>
    Recalled,

    /// <summary>Read in a published list.</summary>
    Confirmed,

    /// <summary>Chosen by the municipality.</summary>
    Own,
}

/// <summary>An SBI code of a sector.</summary>
/// <param name="Name">As the imported tree calls it; null where the tree of this edition does not have it.</param>
public sealed record SectorCode(int Edition, string Code, string Dotted, string? Name, CodeStanding Standing)
{
    [JsonIgnore]
    public SbiCode Sbi => SbiCode.Parse($"sbi{Edition}:{Code}");

    internal static SectorCode Of(SbiCode code, CodeStanding standing) =>
        new(code.Edition, code.Code, code.Dotted, null, standing);
}

/// <summary>What somebody found about one criterion of one sector. A later judgement does not wipe it out.</summary>
/// <param name="Evidence">In words; empty only where the verdict is unknown.</param>
/// <param name="Source">Where the evidence can be read: addresses, or the name of a document.</param>
/// <param name="ReviewBy">From this day on it is shown as overdue.</param>
/// <param name="Reason">Why a municipality departed from the judgement before it; empty in the starting set.</param>
/// <param name="CriteriaVersion">The version of <see cref="Criteria"/> it was given under.</param>
public sealed record Judgement(
    string Criterion,
    Verdict Verdict,
    string Evidence,
    string Source,
    string Author,
    DateOnly Date,
    DateOnly ReviewBy,
    string Reason,
    int CriteriaVersion
)
{
    public bool IsOverdue(DateOnly today) => ReviewBy < today;
}

/// <summary>One criterion of one sector: the judgement that counts, and those before it, newest first.</summary>
public sealed record CriterionState(string Criterion, Judgement Current, bool Overdue, IReadOnlyList<Judgement> Earlier);

/// <summary>
/// A sector that a municipality may want to look at, as a group of SBI codes with the criteria that make it vulnerable.
/// A policy attribute: it marks no firm, and no firm is listed by it.
/// </summary>
/// <param name="Key">Stable, in addresses: <c>kappers</c>.</param>
/// <param name="Note">What a reader must know about it, with the source.</param>
/// <param name="Origin">startset, or gemeente for one that the municipality added.</param>
/// <param name="AddedBy">Who added it; empty for the starting set.</param>
/// <param name="Reason">Why the municipality added it; empty for the starting set.</param>
public sealed record VulnerableSector(
    string Key,
    string Name,
    string NameEnglish,
    IReadOnlyList<SectorCode> Codes,
    string Note,
    string Origin,
    string AddedBy,
    DateOnly AddedOn,
    string Reason,
    IReadOnlyList<CriterionState> Criteria
)
{
    [JsonIgnore]
    public string NameOnScreen => Language.IsEnglish && NameEnglish.Length > 0 ? NameEnglish : Name;

    /// <summary>How many criteria hold. A count of judgements, not a score: unknown ones may hold as well.</summary>
    public int Holding => Criteria.Count(state => state.Current.Verdict == Verdict.Yes);

    public int Unknown => Criteria.Count(state => state.Current.Verdict == Verdict.Unknown);

    public CriterionState State(string criterion) => Criteria.First(state => state.Criterion == criterion);

    public IReadOnlyList<SbiCode> CodesOf(int edition) =>
        [.. Codes.Where(code => code.Edition == edition).Select(code => code.Sbi)];
}
