namespace Baken.Access;

/// <summary>
/// Which things are about somebody who works here: the own account, and in a module that holds people or addresses those with the own
/// name or address. A look at one of them is no offence; oversight shows it.
/// </summary>
public interface IOwnThings
{
    /// <param name="people">Actors' ids.</param>
    /// <returns>By actor's id the things, as the audit record names them.</returns>
    Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> OfAsync(
        IReadOnlyCollection<string> people,
        CancellationToken cancellation
    );
}
