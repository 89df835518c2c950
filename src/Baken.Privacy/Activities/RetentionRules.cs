namespace Baken.Privacy.Activities;

/// <summary>How long what is recorded under an activity is kept, as the register says it now.</summary>
internal sealed class RetentionRules(ActivityQueries activities) : IRetentionRules
{
    public async Task<RetentionRule?> RuleAsync(string activity, CancellationToken cancellation) =>
        await activities.InForceAsync(activity, cancellation) is { } line
            ? new RetentionRule(line.Text.RetentionMonths, line.Text.RetentionGround)
            : null;
}
