using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>
/// The register of the duty to inform (AVG articles 13 and 14): whether the person concerned knows that something about him was recorded. A module
/// opens an entry when it records the thing; a person decides what becomes of it.
/// </summary>
public interface IDutyToInform
{
    /// <summary>Opens an entry, in the unit of work that records the thing: once, because a thing is recorded once.</summary>
    /// <param name="thing">By kind and number, nothing of its content: <c>signal:…</c>.</param>
    /// <param name="activity">The activity under which it was recorded.</param>
    /// <param name="obtainedOn">When the data was obtained: within a month of it the person has to know (article 14(3)).</param>
    /// <param name="confidentiality">As the thing's own.</param>
    Task OpenAsync(
        string thing,
        string activity,
        DateOnly obtainedOn,
        Confidentiality confidentiality,
        string? department,
        Actor by,
        CancellationToken cancellation
    );
}
