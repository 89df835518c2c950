using Baken.Access;
using Baken.Privacy;
using Baken.Privacy.Activities;
using Microsoft.Extensions.DependencyInjection;
using static Baken.Tests.Privacy.PrivacyHouse;
using Refusals = Baken.Privacy.Refusals;

namespace Baken.Tests.Privacy;

public sealed class ActivityTests
{
    private const string Why = "De termijn is korter geworden.";

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Fact]
    public void Every_activity_that_the_program_works_under_is_shipped_with_a_whole_description()
    {
        var keys = typeof(ActivityKeys).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        StartingSet.All.Keys.Order().ShouldBe(keys.Order());
        foreach (var (key, text) in StartingSet.All)
            text.Check().ShouldBeNull(key);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_change_counts_when_somebody_else_approved_it_and_the_former_text_stays(Provider provider)
    {
        await using var house = await MakeAsync(provider);
        (await DraftAsync(house, Coordinator, 0, 12)).ShouldBeNull();
        (await LineAsync(house)).Text.RetentionMonths.ShouldBe(24);

        (await ApproveAsync(house, Coordinator, 1)).ShouldBe(Refusals.NotYours);
        (await ApproveAsync(house, Officer, 1)).ShouldBeNull();
        var line = await LineAsync(house);
        (line.Version, line.Text.RetentionMonths, line.ApprovedBy).ShouldBe((1, 12, Officer.Name));

        (await DraftAsync(house, Officer, 0, 6)).ShouldBeNull();
        (await ApproveAsync(house, Officer, 1)).ShouldBe(Refusals.OwnDraft);
        (await ApproveAsync(house, OtherOfficer, 1)).ShouldBeNull();
        (await LineAsync(house)).Version.ShouldBe(2);
        var history = await house.AsAsync<ActivityQueries, IReadOnlyList<ActivityVersion>>(
            Officer,
            q => q.HistoryAsync(ActivityKeys.Access, default)
        );
        history.Select(version => version.Text.RetentionMonths).ShouldBe([6, 12]);
        (await house.AuditAsync())
            .Count(act => act.Contains("activity.approved activity:access", StringComparison.Ordinal))
            .ShouldBe(2);
    }

    [Fact]
    public async Task Who_wrote_a_word_of_a_draft_does_not_approve_it_whoever_wrote_last()
    {
        await using var house = await MakeAsync();
        (await DraftAsync(house, Officer, 0, 12)).ShouldBeNull();
        (await DraftAsync(house, Coordinator, 1, 18)).ShouldBeNull();

        (await ApproveAsync(house, Officer, 2)).ShouldBe(Refusals.OwnDraft);
        (await ApproveAsync(house, OtherOfficer, 2)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_text_that_was_read_is_approved_and_only_once()
    {
        await using var house = await MakeAsync();
        (await DraftAsync(house, Coordinator, 0, 12)).ShouldBeNull();
        (await DraftAsync(house, Coordinator, 0, 1)).ShouldBe(Refusals.ChangedMeanwhile);
        (await DraftAsync(house, Coordinator, 1, 1200)).ShouldBeNull();

        (await ApproveAsync(house, Officer, 1)).ShouldBe(Refusals.ChangedMeanwhile);
        (await ApproveAsync(house, Officer, 2)).ShouldBeNull();
        (await ApproveAsync(house, Officer, 2)).ShouldBe(Refusals.NoDraft);
        (await ApproveAsync(house, Officer, 3)).ShouldBe(Refusals.NoDraft);
    }

    [Fact]
    public async Task A_description_is_whole_or_it_is_refused()
    {
        await using var house = await MakeAsync();
        var good = StartingSet.All[ActivityKeys.Access];
        (ActivityText, Refusal)[] wrong =
        [
            (good with { Name = "" }, Refusals.NameOfActivity),
            (good with { Purpose = "" }, Refusals.TextOfActivity),
            (good with { LegalBasis = "" }, Refusals.TextOfActivity),
            (good with { Security = new string('x', 2_001) }, Refusals.TextOfActivity),
            (good with { RetentionMonths = -1 }, Refusals.RetentionInvalid),
            (good with { RetentionMonths = 1_201 }, Refusals.RetentionInvalid),
            (good with { Data = "" }, Refusals.PersonsWithoutData),
            (good with { Controller = (Controller)9 }, Refusals.ChoiceMissing),
        ];
        foreach (var (text, refusal) in wrong)
            (await DraftAsync(house, Coordinator, ActivityKeys.Access, text, Why)).ShouldBe(refusal);
        (await DraftAsync(house, Coordinator, ActivityKeys.Access, good, "kort")).ShouldBe(Refusals.ReasonMissing);
        (await DraftAsync(house, Coordinator, "nergens", good, Why)).ShouldBe(Refusals.ActivityNotFound);
        (await DraftAsync(house, Handler, ActivityKeys.Access, good, Why)).ShouldBe(Refusals.NotYours);
        (await house.Database.RowsAsync<int>($"SELECT COUNT(*) AS \"Value\" FROM privacy_activity_version")).ShouldBe([0]);
    }

    [Fact]
    public async Task The_retention_period_is_that_of_the_version_in_force()
    {
        await using var house = await MakeAsync();
        var thing = Guid.CreateVersion7(house.Clock.GetUtcNow());
        await house.AsAsync<IServiceProvider, int>(
            Officer,
            async services =>
            {
                var retention = services.GetRequiredService<IRetention>();
                await retention.StartAsync(new Kind("dossier", []), thing, ActivityKeys.Access, house.Clock.GetUtcNow(), default);
                return await services.GetRequiredService<ModuleDb>().SaveChangesAsync();
            }
        );
        (await DueAsync()).ShouldBe(house.Today.AddMonths(24));

        (await DraftAsync(house, Coordinator, 0, 12)).ShouldBeNull();
        (await RuleAsync(ActivityKeys.Access)).ShouldBe(24);
        (await DueAsync()).ShouldBe(house.Today.AddMonths(24));
        (await ApproveAsync(house, Officer, 1)).ShouldBeNull();
        (await RuleAsync(ActivityKeys.Access)).ShouldBe(12);
        (await DueAsync()).ShouldBe(house.Today.AddMonths(12));
        (await RuleAsync("nergens")).ShouldBeNull();

        Task<int?> RuleAsync(string key) =>
            house.AsAsync<IRetentionRules, int?>(Officer, async rules => (await rules.RuleAsync(key, default))?.Months);
        Task<DateOnly?> DueAsync() =>
            house.AsAsync<IRetention, DateOnly?>(
                Officer,
                async retention => (await retention.ClockAsync(new Kind("dossier", []), thing, default))?.Due
            );
    }

    private static Task<Refusal?> DraftAsync(PrivacyHouse house, Actor by, int revision, int months) =>
        house.AsAsync<DraftActivity, Refusal?>(
            by,
            draft =>
                draft.HandleAsync(
                    ActivityKeys.Access,
                    StartingSet.All[ActivityKeys.Access] with
                    {
                        RetentionMonths = months,
                    },
                    Why,
                    revision,
                    by,
                    default
                )
        );

    private static Task<Refusal?> DraftAsync(PrivacyHouse house, Actor by, string key, ActivityText text, string reason) =>
        house.AsAsync<DraftActivity, Refusal?>(by, draft => draft.HandleAsync(key, text, reason, 0, by, default));

    private static Task<Refusal?> ApproveAsync(PrivacyHouse house, Actor by, int revision) =>
        house.AsAsync<ApproveActivity, Refusal?>(by, approve => approve.HandleAsync(ActivityKeys.Access, revision, by, default));

    private static async Task<ActivityLine> LineAsync(PrivacyHouse house) =>
        (await house.AsAsync<ActivityQueries, ActivityLine?>(Officer, q => q.InForceAsync(ActivityKeys.Access, default)))!;
}
