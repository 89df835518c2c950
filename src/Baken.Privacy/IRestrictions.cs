namespace Baken.Privacy;

/// <summary>
/// Which things are restricted at the request of a person (AVG article 18). A module asks before it changes or destroys a thing of its own, and
/// shows the mark wherever it shows the thing.
/// </summary>
public interface IRestrictions
{
    /// <summary>Those of the things that are restricted now, and since when.</summary>
    /// <param name="things">By kind and number.</param>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> OfAsync(IReadOnlyCollection<string> things, CancellationToken cancellation);
}
