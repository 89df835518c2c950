using Baken.Kernel;

namespace Baken.Access;

/// <summary>The audit record as a whole: is it whole, how far has it come, and what does it say. For oversight, not for the work.</summary>
public interface IAuditRecord
{
    /// <summary>
    /// Recomputes the whole chain and holds it against the seal and the checkpoints: those kept in the installation and those given.
    /// Changes nothing.
    /// </summary>
    /// <param name="checkpoints">The texts of checkpoints that were kept elsewhere, by the name of where they came from.</param>
    Task<AuditVerdict> VerifyAsync(IReadOnlyList<KeyValuePair<string, string>> checkpoints, CancellationToken cancellation);

    /// <summary>A signed statement, as JSON, of how far the record has come, to keep elsewhere. It covers the line that says it was made.</summary>
    Task<string> CheckpointAsync(Actor by, CancellationToken cancellation);

    /// <summary>Writes lines out, oldest first, after writing down that it is done.</summary>
    /// <returns>How many lines.</returns>
    Task<long> ExportAsync(Stream to, AuditForm form, AuditPeriod period, Actor by, CancellationToken cancellation);
}

/// <summary>In which form lines are written out.</summary>
/// <param name="Register">
/// Null: one JSON object per line, with its hash. Otherwise OpenTelemetry traces as the Dutch standard Logboek Dataverwerkingen asks,
/// with this address before the key of each processing activity.
/// </param>
public sealed record AuditForm(string? Register)
{
    /// <summary>Where an installation names no register of processing activities.</summary>
    public const string NoRegister = "urn:nl:baken:verwerkingsactiviteit:";

    public static AuditForm Lines { get; } = new((string?)null);
}

/// <summary>From a moment up to and without another; null: without an end.</summary>
public sealed record AuditPeriod(DateTimeOffset? From, DateTimeOffset? Until)
{
    public static AuditPeriod All { get; } = new(null, null);
}

/// <summary>What checking the record came to.</summary>
/// <param name="Lines">How many lines were checked.</param>
/// <param name="Last">The number at which the chain ends.</param>
/// <param name="Unlinked">How many lines are from before there was a chain, and cannot be checked.</param>
/// <param name="Checkpoints">How many checkpoints were held against it.</param>
/// <param name="Key">The SHA-256 of the public key of checkpoints, to compare with one kept elsewhere; null where there is no key.</param>
/// <param name="Findings">What is wrong, by number; empty: the record is whole.</param>
/// <param name="Untold">How many more findings there are than these.</param>
public sealed record AuditVerdict(
    long Lines,
    long Last,
    long Unlinked,
    int Checkpoints,
    string? Key,
    IReadOnlyList<AuditFinding> Findings,
    long Untold
)
{
    public bool IsWhole => Findings.Count == 0;
}

/// <summary>One thing that is wrong with the record.</summary>
/// <param name="Code">Stable: <c>line.edited</c>.</param>
/// <param name="Number">The line at which it shows; null where it is not about one.</param>
/// <param name="What">In the language of the reader.</param>
public sealed record AuditFinding(string Code, long? Number, string What);
