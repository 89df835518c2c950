using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// The door of the gate for modules whose things are guarded. Reading needs no door: a query of a guarded kind gives what the viewer
/// may see, and a thing that may not be seen is not found.
/// </summary>
public interface IGate
{
    /// <summary>The things of a kind that the viewer may decide on: what is asked before an act.</summary>
    IQueryable<T> ToDo<T>(Kind kind)
        where T : class, IGuarded;

    /// <summary>
    /// Whether there is something that answers the question, and nothing more: for who may know only that. The answer counts what the
    /// viewer may know of and is written in the audit record.
    /// </summary>
    Task<bool> HitAsync<T>(
        Kind kind,
        System.Linq.Expressions.Expression<Func<T, bool>> question,
        string about,
        CancellationToken cancellation
    )
        where T : class, IGuarded;

    /// <summary>Shares a thing by name. Adds to the unit of work, with its audit line.</summary>
    /// <param name="grantee">An actor's id, <c>department:…</c> or <c>organisation:…</c>.</param>
    /// <param name="until">Null: until it is recalled.</param>
    Guid Share(
        Kind kind,
        Guid thing,
        string grantee,
        Right right,
        string activity,
        string ground,
        DateTimeOffset? until,
        Actor by
    );

    /// <summary>Ends a share of a thing that the viewer may decide on. Adds to the unit of work, with its audit line.</summary>
    Task<Refusal?> RecallAsync<T>(Kind kind, Guid thing, Guid grant, Actor by, CancellationToken cancellation)
        where T : class, IGuarded;

    /// <summary>The view of an actor under an activity, for a job or a command: it has no request that says who looks.</summary>
    IViewpoint ViewOf(Actor actor, string activity);

    /// <summary>With whom a thing is and was shared. Ask only about a thing that the viewer may see.</summary>
    Task<IReadOnlyList<Share>> SharesAsync(Guid thing, CancellationToken cancellation);
}

/// <summary>A thing shared with somebody.</summary>
public sealed record Share(
    Guid Id,
    string Grantee,
    Right Right,
    string Activity,
    string Ground,
    DateTimeOffset At,
    DateTimeOffset? Until,
    DateTimeOffset? RecalledAt
);
