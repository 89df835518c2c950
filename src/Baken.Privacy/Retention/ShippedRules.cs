using Baken.Access;

namespace Baken.Privacy;

/// <summary>The terms that come with the product, for an installation whose register says nothing else.</summary>
internal sealed class ShippedRules : IRetentionRules
{
    /// <summary>For an activity that nobody described: the shortest, because nobody said why it should be longer.</summary>
    public static RetentionRule Shortest { get; } = new(12, "standaardtermijn van Baken");

    private static readonly Dictionary<string, RetentionRule> Terms = new(StringComparer.Ordinal)
    {
        [ActivityKeys.NotTakenUp] = new(12, "model-privacyprotocol, stap 2: niet opgepakt"),
        [ActivityKeys.PersonRights] = new(36, "verantwoording over verzoeken van betrokkenen (AVG artikel 5, tweede lid)"),
        [ActivityKeys.Access] = new(24, "beveiliging van de toegang (AVG artikel 32)"),
    };

    public Task<RetentionRule?> RuleAsync(string activity, CancellationToken cancellation) =>
        Task.FromResult(Terms.GetValueOrDefault(activity));
}
