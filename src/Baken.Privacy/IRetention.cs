using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>The clock on every record: when it has to be destroyed, and what holds that up.</summary>
public interface IRetention
{
    /// <summary>Starts the clock of a thing, or starts it anew, by the retention rule of its activity. Adds to the unit of work.</summary>
    Task StartAsync(Kind kind, Guid thing, string activity, DateTimeOffset from, CancellationToken cancellation);

    /// <summary>When a thing is due, and what holds that up; null where no clock runs.</summary>
    Task<RetentionClock?> ClockAsync(Kind kind, Guid thing, CancellationToken cancellation);
}

/// <param name="Due">From this day on its destruction is proposed.</param>
/// <param name="Held">Whether a hold (a law, a request) keeps it for now.</param>
public sealed record RetentionClock(string Activity, DateTimeOffset From, DateOnly Due, bool Held);

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
