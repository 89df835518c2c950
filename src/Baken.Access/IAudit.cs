using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// The audit record. A line is added to the same unit of work as what it is about: both are saved, or neither. It holds
/// who did what to which thing and nothing of the thing's content.
/// </summary>
public interface IAudit
{
    /// <summary>Adds a line to the unit of work; it is written by the <c>SaveChanges</c> that writes the act itself.</summary>
    /// <param name="act">What was done, as a stable word: <c>import.done</c>, <c>profile.switched-on</c>.</param>
    /// <param name="about">The thing: its kind and number, never its content: <c>import:12</c>.</param>
    void Record(Actor by, string act, string about);

    /// <summary>
    /// Writes down that the current actor sees these things, and returns when that is kept: what is shown must wait for it. Where it
    /// cannot be written this throws, and nothing is shown.
    /// </summary>
    /// <param name="things">By kind and number: <c>request:…</c>.</param>
    Task SeenAsync(IReadOnlyCollection<string> things, CancellationToken cancellation);
}
