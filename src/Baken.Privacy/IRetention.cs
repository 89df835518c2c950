using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>The clock on every record: when it has to be destroyed, and what holds that up.</summary>
public interface IRetention
{
    /// <summary>Starts the clock of a thing, or starts it anew, by the retention rule of its activity. Adds to the unit of work.</summary>
    Task StartAsync(Kind kind, Guid thing, string activity, DateTimeOffset from, CancellationToken cancellation);

    /// <summary>When a thing is due, and what holds that up; null where no clock runs.</summary>
    Task<RetentionClock?> ClockAsync(Kind kind, Guid thing, CancellationToken cancellation);

    /// <summary>Counts anew when the things of an activity are due, after its rule was changed. Adds to the unit of work.</summary>
    Task RecountAsync(string activity, CancellationToken cancellation);
}

/// <param name="Due">From this day on its destruction is proposed.</param>
/// <param name="Held">Whether a hold (a law, a request) keeps it for now.</param>
public sealed record RetentionClock(string Activity, DateTimeOffset From, DateOnly Due, bool Held);

/// <summary>
/// How long things are kept, by the activity they are kept for. The register of processing activities answers; without it the terms
/// that come with the product hold.
/// </summary>
public interface IRetentionRules
{
    /// <summary>Null where the activity is not known: then the shortest term of the product holds.</summary>
    Task<RetentionRule?> RuleAsync(string activity, CancellationToken cancellation);
}

/// <param name="Months">How long after the clock was started.</param>
/// <param name="Ground">Where the term comes from, for the certificate: an article, a selection list, a decision.</param>
public sealed record RetentionRule(int Months, string Ground);

/// <summary>Keeps a thing from being destroyed, for a reason that somebody looks at again on a day.</summary>
public interface IHolds
{
    /// <summary>Holds a thing. Adds to the unit of work, with its audit line. Refused where no clock runs: the thing is gone, or never was.</summary>
    Task<Outcome<Guid>> PlaceAsync(
        Kind kind,
        Guid thing,
        HoldGround ground,
        string reason,
        DateOnly reviewOn,
        Actor by,
        CancellationToken cancellation
    );

    /// <summary>Ends a hold. Adds to the unit of work, with its audit line.</summary>
    Task<Refusal?> LiftAsync(Guid hold, string reason, Actor by, CancellationToken cancellation);
}

/// <summary>Why a thing is kept longer than its term.</summary>
public enum HoldGround
{
    /// <summary>A law, a procedure or a claim demands that it is kept.</summary>
    Law,

    /// <summary>A request of the person concerned is not answered yet, or asks that it is kept (AVG article 18).</summary>
    Request,
}

/// <summary>
/// How a module destroys a thing of its own: rows, attachments, search entries, everything but the audit record. The key of its content is
/// destroyed with it.
/// </summary>
public interface IDestroyer
{
    /// <summary>The kind that it destroys.</summary>
    Kind Kind { get; }

    /// <summary>Removes the thing, in the unit of work. False where it is gone already.</summary>
    Task<bool> DestroyAsync(Guid thing, CancellationToken cancellation);
}
