using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// Removes guarded things without showing them: who destroys need not be able to read. For the destruction that two people approved,
/// and for nothing else.
/// </summary>
public interface IErasure
{
    /// <summary>Removes the row of a thing, in the current transaction. False where it is gone already.</summary>
    Task<bool> EraseAsync<T>(Guid thing, CancellationToken cancellation)
        where T : class, IGuarded;

    /// <summary>Removes with whom a thing was shared. That it was is in the audit record.</summary>
    Task EraseSharesAsync(Guid thing, CancellationToken cancellation);
}
