namespace Baken.Privacy.Requests.Terms;

/// <summary>
/// When a request has to be answered (AVG article 12(3)): within a month of its receipt, and within at most two months more where it was
/// extended in time. It ends on the day with the number of the day of receipt, or on the last day of a month that has none; the days on which
/// it stood still are added; and it never ends on a Saturday, a Sunday or a holiday (Algemene termijnenwet article 1, Regulation 1182/71
/// article 3).
/// </summary>
/// <param name="Received">The day of receipt, which is not counted itself.</param>
/// <param name="ExtraMonths">By how much it was extended: 0, 1 or 2 months.</param>
/// <param name="Stopped">The days on which the identity was asked for and established; the last may still be open.</param>
internal sealed record Term(DateOnly Received, int ExtraMonths, IReadOnlyList<Pause> Stopped)
{
    public const int LongestExtension = 2;

    /// <summary>Whether it stands still now.</summary>
    public bool IsStopped => Stopped.Any(pause => pause.Until is null);

    /// <summary>The last day for an answer; null while the term stands still.</summary>
    public DateOnly? Due => IsStopped ? null : End(1 + ExtraMonths);

    /// <summary>The last day on which an extension can be told; null while the term stands still.</summary>
    public DateOnly? ExtendBefore => IsStopped ? null : End(1);

    public bool IsOverdue(DateOnly today) => Due < today;

    /// <summary>What the term would be with so many months more.</summary>
    public DateOnly? With(int extraMonths) => (this with { ExtraMonths = extraMonths }).Due;

    /// <summary>How many days it stood still, as far as that is over.</summary>
    public int DaysStopped => Stopped.Sum(pause => pause.Until is { } until ? until.DayNumber - pause.From.DayNumber : 0);

    private DateOnly End(int months)
    {
        var end = Received.AddMonths(months).AddDays(DaysStopped);
        while (!Holidays.IsWorkday(end))
            end = end.AddDays(1);
        return end;
    }
}

/// <summary>A while in which the term stood still, because it was not clear who asks. The day on which that became clear counts again.</summary>
internal sealed record Pause(DateOnly From, DateOnly? Until);
