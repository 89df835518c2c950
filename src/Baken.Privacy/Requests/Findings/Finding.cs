using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Something that a search found for a request. It is the person's only when somebody judged that it is.</summary>
internal sealed class Finding
{
    public required Guid Id { get; init; }

    /// <summary>The request it belongs to; given when it is added to that.</summary>
    public Guid RequestId { get; private init; }

    /// <summary>1, 2, 3 … within the request.</summary>
    public required int Number { get; init; }

    /// <summary>A <see cref="Holding"/>, sealed under the request.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public Belonging? Belongs { get; private set; }

    public Handing? Handing { get; private set; }

    /// <summary>Keys of <see cref="Grounds"/>, parted by blanks; why it is withheld.</summary>
    public string WithholdGrounds { get; private set; } = "";

    public string? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    /// <summary>Whether it stands how to answer about it: whose it is and, where it is the person's, whether it is given.</summary>
    public bool IsJudged => Belongs is Belonging.No || (Belongs is Belonging.Yes && Handing is not null);

    public bool IsGiven => Belongs is Belonging.Yes && Handing is Requests.Handing.Give;

    public Refusal? Judge(Belonging? belongs, Handing? handing, IReadOnlyList<string> grounds, Actor by, DateTimeOffset now)
    {
        if (belongs is not { } whose || !Enum.IsDefined(whose))
            return Refusals.BelongingMissing;
        if (whose == Belonging.Yes && (handing is not { } what || !Enum.IsDefined(what)))
            return Refusals.HandingMissing;
        if (whose == Belonging.Yes && handing == Requests.Handing.Withhold && grounds.Count == 0)
            return Refusals.GroundMissing;
        Belongs = whose;
        Handing = whose == Belonging.Yes ? handing : null;
        WithholdGrounds = Handing == Requests.Handing.Withhold ? string.Join(' ', grounds) : "";
        JudgedBy = by.Id;
        JudgedAt = now;
        return null;
    }
}

internal enum Belonging
{
    Yes,
    No,

    /// <summary>Not certain yet: more has to be looked up before the request can be decided.</summary>
    Unsure,
}

internal enum Handing
{
    Give,
    Withhold,
}
