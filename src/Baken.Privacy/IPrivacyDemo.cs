using Baken.Access;

namespace Baken.Privacy;

/// <summary>Fills the desk of a demonstration with invented requests, the same for the same seed and day.</summary>
public interface IPrivacyDemo
{
    /// <summary>Does nothing where there are requests already.</summary>
    /// <param name="officer">The privacy officer of the demonstration, who registers them.</param>
    /// <param name="partner">With whom one is shared.</param>
    /// <param name="coordinator">Who wrote a draft for the register.</param>
    Task FillAsync(int seed, Colleague officer, Colleague partner, Colleague coordinator, CancellationToken cancellation);
}
