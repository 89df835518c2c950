using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>
/// Puts away what was not taken up: encrypted out of reach at once, found by no search, destroyed when its term is over. Bringing it
/// back is an act of the privacy officer, on record.
/// </summary>
public interface IParking
{
    /// <summary>Parks a thing and starts the clock of what was not taken up. Adds to the unit of work, with its audit line.</summary>
    Task ParkAsync(Kind kind, Guid thing, Actor by, CancellationToken cancellation);

    /// <summary>
    /// Brings a parked thing back: readable, found by search, on the clock of an activity again. Adds to the unit of work, with its
    /// audit line.
    /// </summary>
    Task<Refusal?> ReopenAsync(Kind kind, Guid thing, string activity, string ground, Actor by, CancellationToken cancellation);
}

/// <summary>
/// What a search finds of a module's things. A module whose content can be searched registers one, and keeps no entry of what is parked
/// or destroyed.
/// </summary>
public interface ISearchEntries
{
    Kind Kind { get; }

    /// <summary>Takes every entry of the thing away, in the unit of work.</summary>
    Task RemoveAsync(Guid thing, CancellationToken cancellation);

    /// <summary>Makes the entries of a thing that came back, in the unit of work.</summary>
    Task AddAsync(Guid thing, CancellationToken cancellation);
}
