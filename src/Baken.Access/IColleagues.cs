using Baken.Kernel;

namespace Baken.Access;

/// <summary>The people who can sign in, as modules need them that share a thing by name or say who did something.</summary>
public interface IColleagues
{
    /// <summary>Everyone who is not blocked, by name.</summary>
    Task<IReadOnlyList<Colleague>> ListAsync(CancellationToken cancellation);

    /// <summary>The name of each of these actors; who is gone is left out.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation);
}

/// <param name="Id">The actor's id, with which a thing is shared.</param>
public sealed record Colleague(string Id, string Name, IReadOnlySet<Role> Roles);
