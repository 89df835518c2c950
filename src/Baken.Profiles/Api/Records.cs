namespace Baken.Profiles.Api;

/// <summary>A profile in the list.</summary>
/// <param name="State">incomplete, undecided, on, off or stopped.</param>
/// <param name="Edition">The number of the newest edition; null where it was never computed.</param>
internal sealed record ProfileSummary(
    string Key,
    string Version,
    string Title,
    string Subject,
    IReadOnlyList<string> Levels,
    ProfileState State,
    bool EvaluationOverdue,
    DateOnly? EvaluateBy,
    DateOnly? StopOn,
    int? Edition
)
{
    public static ProfileSummary Of(Profile profile) =>
        new(
            profile.Model.Key,
            profile.Model.Version,
            profile.Model.Title.OnScreen,
            profile.Model.Subject.ToString().ToLowerInvariant(),
            [.. profile.Model.Levels.Select(Kernel.AreaLevels.Word)],
            profile.Standing.State,
            profile.Standing.EvaluationOverdue,
            profile.Model.EvaluateBy,
            profile.Model.StopOn,
            profile.Edition?.Number
        );
}

/// <summary>A model with its promises, its indicators and what was decided about it.</summary>
internal sealed record ProfileDetail(
    ProfileSummary Profile,
    string? Goal,
    string? Success,
    string Owner,
    string? ImpactAssessment,
    string LegalBasis,
    string HumanRole,
    IReadOnlyList<string> Limits,
    ProfileAggregation Aggregation,
    double MinimumPresent,
    IReadOnlyList<GroupDetail> Groups,
    string ModelHash,
    IReadOnlyList<ProfileDecision> Decisions,
    string? EditionHash
)
{
    public static ProfileDetail Of(Profile profile) =>
        new(
            ProfileSummary.Of(profile),
            profile.Model.Goal?.OnScreen,
            profile.Model.Success?.OnScreen,
            profile.Model.Owner,
            profile.Model.ImpactAssessment,
            profile.Model.LegalBasis,
            profile.Model.HumanRole.OnScreen,
            [.. profile.Model.Limits.Select(limit => limit.OnScreen)],
            profile.Model.Aggregation,
            profile.Model.MinimumPresent,
            [
                .. profile.Model.Groups.Select(group => new GroupDetail(
                    group.Key,
                    group.Title.OnScreen,
                    group.Weight,
                    group.Aggregation,
                    [.. group.Indicators.Select(IndicatorDetail.Of)]
                )),
            ],
            profile.Model.Hash,
            profile.Standing.Decisions,
            profile.Edition?.Hash
        );
}

internal sealed record GroupDetail(
    string Key,
    string Title,
    double Weight,
    ProfileAggregation Aggregation,
    IReadOnlyList<IndicatorDetail> Indicators
);

internal sealed record IndicatorDetail(
    string Key,
    string Title,
    string Unit,
    IReadOnlyList<string> Measures,
    string? Per,
    double? Times,
    double? AtLeast,
    ProfileDirection Direction,
    ProfileNormalisation Normalisation,
    double Weight,
    string Reason,
    string Source,
    string? Note
)
{
    public static IndicatorDetail Of(ProfileIndicator indicator) =>
        new(
            indicator.Key,
            indicator.Title.OnScreen,
            indicator.Unit.OnScreen,
            [.. indicator.Measures.Select(measure => measure.ToString())],
            indicator.Per?.Measure.ToString(),
            indicator.Per?.Times,
            indicator.Per?.AtLeast,
            indicator.Direction,
            indicator.Normalisation,
            indicator.Weight,
            indicator.Reason.OnScreen,
            indicator.Source,
            indicator.Note?.OnScreen
        );
}
