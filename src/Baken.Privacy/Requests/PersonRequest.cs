using Baken.Kernel;
using Baken.Privacy.Requests.Terms;

namespace Baken.Privacy.Requests;

/// <summary>
/// A request of a person about his own data, from receipt to answer. What it says is sealed; what the desk needs to keep its terms is not. It
/// decides nothing by itself.
/// </summary>
internal sealed class PersonRequest : IGuarded
{
    public static Kind Kind { get; } =
        new("request", [new Rule(Kernel.Right.Do, Access.ActivityKeys.PersonRights, Role.PrivacyOfficer)]);

    public required Guid Id { get; init; }

    /// <summary>2026-0001: how the desk and the person speak of it.</summary>
    public required string Number { get; init; }

    public required RequestRight Right { get; init; }

    public required Channel Channel { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required byte[] Content { get; set; }

    public Confidentiality Confidentiality { get; private set; } = Confidentiality.Municipality;

    public string? Department { get; private init; }

    public string? Area { get; private init; }

    public string? Sector { get; private init; }

    public RequestState State { get; private set; } = RequestState.Open;

    public IdentityState Identity { get; private set; } = IdentityState.NotChecked;

    public IdentityWay? IdentityWay { get; private set; }

    public DateOnly? IdentityOn { get; private set; }

    public List<Standstill> Standstills { get; private init; } = [];

    public int ExtraMonths { get; private set; }

    /// <summary>When the person was told of the extension and its reason.</summary>
    public DateOnly? ExtensionToldOn { get; private set; }

    public DateTimeOffset? SearchedAt { get; private set; }

    public Verdict? Verdict { get; private set; }

    /// <summary>Keys of <see cref="Grounds"/>, parted by blanks.</summary>
    public string VerdictGrounds { get; private set; } = "";

    public DateOnly? DecidedOn { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Counts the changes: a form that was made before another change is refused.</summary>
    public int Revision { get; private set; } = 1;

    public List<Finding> Findings { get; private init; } = [];

    public List<Letter> Letters { get; private init; } = [];

    public List<Recipient> Recipients { get; private init; } = [];

    public List<Attachment> Attachments { get; private init; } = [];

    public string Reference => Kind.Refer(Id);

    public Term Term =>
        new(ReceivedOn, ExtraMonths, [.. Standstills.OrderBy(s => s.From).Select(s => new Pause(s.From, s.Until))]);

    /// <summary>Every act on a request begins here: it is open, and the form was made of what stands here now.</summary>
    public Refusal? Touch(int revision)
    {
        if (State == RequestState.Closed)
            return Refusals.RequestClosed;
        if (revision != Revision)
            return Refusals.ChangedMeanwhile;
        Revision++;
        return null;
    }

    /// <summary>Keeps it to those it is shared with by name.</summary>
    public void KeepToNames() => Confidentiality = Confidentiality.Named;

    /// <summary>More was asked to know who the person is: from this day the term stands still (EDPB Guidelines 01/2022).</summary>
    public Refusal? AskIdentity(DateOnly on, DateOnly today)
    {
        if (State != RequestState.Open)
            return Refusals.AlreadyDecided;
        if (Identity == IdentityState.Asked)
            return Refusals.IdentityAskedAlready;
        if (on < ReceivedOn || on > today)
            return Refusals.DayInvalid;
        if (Identity == IdentityState.Established)
            return Refusals.IdentityEstablishedAlready;
        Identity = IdentityState.Asked;
        Standstills.Add(new Standstill { From = on });
        return null;
    }

    public Refusal? EstablishIdentity(IdentityWay way, DateOnly on, DateOnly today)
    {
        if (State != RequestState.Open)
            return Refusals.AlreadyDecided;
        if (Identity == IdentityState.Established)
            return Refusals.IdentityEstablishedAlready;
        var stopped = Standstills.Find(s => s.Until is null);
        if (on < (stopped?.From ?? ReceivedOn) || on > today)
            return Refusals.DayInvalid;
        Identity = IdentityState.Established;
        IdentityWay = way;
        IdentityOn = on;
        stopped?.End(on);
        return null;
    }

    /// <summary>Told within the first month, once, with its reason (AVG article 12(3)).</summary>
    public Refusal? Extend(int months, DateOnly toldOn, DateOnly today)
    {
        if (State != RequestState.Open)
            return Refusals.AlreadyDecided;
        if (ExtraMonths > 0)
            return Refusals.ExtendedAlready;
        if (months is < 1 or > Term.LongestExtension)
            return Refusals.ExtensionInvalid;
        if (toldOn < ReceivedOn || toldOn > today)
            return Refusals.DayInvalid;
        if (Term.ExtendBefore is not { } last)
            return Refusals.TermStopped;
        if (toldOn > last)
            return Refusals.ExtensionTooLate;
        ExtraMonths = months;
        ExtensionToldOn = toldOn;
        return null;
    }

    public void Searched(DateTimeOffset at) => SearchedAt = at;

    public Refusal? Decide(Verdict verdict, IReadOnlyList<string> grounds, Actor by, DateOnly today)
    {
        if (State != RequestState.Open)
            return Refusals.AlreadyDecided;
        if (Identity != IdentityState.Established && verdict != Requests.Verdict.NotDealtWith)
            return Refusals.IdentityOpen;
        if (Findings.Exists(finding => !finding.IsJudged) && verdict != Requests.Verdict.NotDealtWith)
            return Refusals.FindingsOpen;
        if (SearchedAt is null && verdict is Requests.Verdict.Granted or Requests.Verdict.PartlyGranted)
            return Refusals.NotSearched;
        var refuses = verdict is Requests.Verdict.Refused or Requests.Verdict.PartlyGranted;
        if (refuses && grounds.Count == 0)
            return Refusals.GroundMissing;
        if (verdict == Requests.Verdict.Granted && Findings.Exists(finding => finding.Handing == Handing.Withhold))
            return Refusals.WithheldYetGranted;
        State = RequestState.Decided;
        Verdict = verdict;
        VerdictGrounds = string.Join(' ', grounds);
        DecidedOn = today;
        DecidedBy = by.Id;
        return null;
    }

    /// <summary>Every recipient has to hear of a rectification, an erasure or a restriction that was granted (AVG article 19).</summary>
    public bool MustBePassedOn =>
        Right is RequestRight.Rectification or RequestRight.Erasure or RequestRight.Restriction
        && Verdict is Requests.Verdict.Granted or Requests.Verdict.PartlyGranted;

    public Refusal? Close(DateOnly today)
    {
        if (State != RequestState.Decided)
            return Refusals.NotDecided;
        if (Recipients.Exists(recipient => recipient.IsOpen))
            return Refusals.RecipientsOpen;
        if (!Letters.Exists(letter => letter.SentOn is not null && letter.Kind.IsDecision()))
            return Refusals.DecisionNotSent;
        State = RequestState.Closed;
        ClosedOn = today;
        return null;
    }
}

/// <summary>A while in which the term of a request stood still.</summary>
internal sealed class Standstill
{
    public int Id { get; private init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; private set; }

    public void End(DateOnly on) => Until = on;
}
