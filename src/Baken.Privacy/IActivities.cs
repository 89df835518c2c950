using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>The register of processing activities (AVG article 30), as other parts of the house read it.</summary>
public interface IActivities
{
    /// <summary>The activity as it is in force now; null where the register does not know the key.</summary>
    Task<ActivityInForce?> FindAsync(string key, CancellationToken cancellation);
}

/// <summary>What the screen says about the activity that somebody works under.</summary>
public sealed record ActivityInForce(string Key, string Name, string NameEnglish, Controller Controller, string LegalBasis);
