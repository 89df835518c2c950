using System.Text;
using Baken.Access;
using Baken.Privacy;
using Baken.Privacy.Duties;
using static Baken.Tests.Privacy.PrivacyHouse;
using Refusals = Baken.Privacy.Refusals;

namespace Baken.Tests.Privacy;

public sealed class DutyTests
{
    private const string Reason = "Het onderzoek van Aaltje loopt nog.";

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_duty_is_postponed_looked_at_again_and_met_and_every_decision_stays(Provider provider)
    {
        await using var house = await MakeAsync(provider);
        var id = await OpenAsync(house);
        var open = (await ListAsync(house, Officer)).ShouldHaveSingleItem();
        open.LookOn.ShouldBe(new DateOnly(2026, 4, 2));

        var review = house.Today.AddDays(30);
        (await DecideAsync(house, id, 1, Postpone(review))).ShouldBeNull();
        (await DecideAsync(house, id, 1, Postpone(review))).ShouldBe(Refusals.ChangedMeanwhile);
        house.Clock.Pass(TimeSpan.FromDays(31));
        (await ListAsync(house, Officer)).Single().IsOverdue(house.Today).ShouldBeTrue();

        (
            await DecideAsync(house, id, 2, new DutyForm(DutyState.Informed, house.Today, InformedHow.Letter, "", null, Reason))
        ).ShouldBeNull();
        (await ListAsync(house, Officer)).Single().IsOverdue(house.Today).ShouldBeFalse();
        (await DecideAsync(house, id, 3, Postpone(house.Today.AddDays(3)))).ShouldBe(Refusals.DutyDone);

        var shown = (await house.AsAsync<DutyQueries, OpenedDuty?>(Officer, q => q.OpenAsync(id, default)))!;
        shown.Decisions.Select(d => d.Decision.State).ShouldBe([DutyState.Informed, DutyState.Postponed]);
        shown.Decisions[1].Reason.ShouldBe(Reason);
        foreach (var bytes in await house.Database.RowsAsync<byte[]>($"SELECT reason AS \"Value\" FROM privacy_duty_decision"))
            Encoding.UTF8.GetString(bytes).ShouldNotContain("Aaltje");
    }

    [Fact]
    public async Task A_decision_is_whole_or_it_is_refused()
    {
        await using var house = await MakeAsync();
        var id = await OpenAsync(house);
        (DutyForm, Refusal)[] wrong =
        [
            (new DutyForm(null, null, null, "", null, Reason), Refusals.ChoiceMissing),
            (new DutyForm(DutyState.Open, null, null, "", null, Reason), Refusals.ChoiceMissing),
            (new DutyForm(DutyState.Exempt, null, null, "", null, Reason), Refusals.GroundMissing),
            (new DutyForm(DutyState.Exempt, null, null, "zomaar", null, Reason), Refusals.GroundUnknown),
            (new DutyForm(DutyState.Exempt, null, null, "avg14-5b", null, "kort"), Refusals.ReasonMissing),
            (new DutyForm(DutyState.Postponed, null, null, "avg14-5a", house.Today.AddDays(9), Reason), Refusals.GroundUnknown),
            (Postpone(house.Today), Refusals.ReviewInvalid),
            (Postpone(house.Today.AddDays(400)), Refusals.ReviewInvalid),
            (Postpone(null), Refusals.ReviewInvalid),
            (new DutyForm(DutyState.Informed, house.Today.AddDays(1), InformedHow.Letter, "", null, Reason), Refusals.DayInvalid),
            (new DutyForm(DutyState.Informed, null, InformedHow.Letter, "", null, Reason), Refusals.DayInvalid),
            (new DutyForm(DutyState.Informed, house.Today, null, "", null, Reason), Refusals.ChoiceMissing),
        ];
        foreach (var (form, refusal) in wrong)
            (await DecideAsync(house, id, 1, form)).ShouldBe(refusal);
        (await ListAsync(house, Officer)).Single().Revision.ShouldBe(1);
    }

    [Theory]
    [InlineData("Jan Jansen")]
    [InlineData("zaak:Jan Jansen")]
    [InlineData("zaak:jan.jansen@post.example")]
    [InlineData("zaak:")]
    [InlineData(":2026-12")]
    public async Task A_thing_is_named_by_kind_and_number(string thing)
    {
        await using var house = await MakeAsync();
        var outcome = await house.AsAsync<OpenDuty, Outcome<Guid>>(
            Officer,
            open => open.HandleAsync(thing, ActivityKeys.PersonRights, house.Today, Officer, default)
        );
        outcome.Refusal.ShouldBe(Refusals.ThingInvalid);
    }

    [Fact]
    public async Task A_module_opens_a_duty_in_its_own_unit_of_work_as_confidential_as_the_thing()
    {
        await using var house = await MakeAsync();
        await house.Database.DoAsync(async services =>
        {
            var door = (IDutyToInform)services.GetService(typeof(IDutyToInform))!;
            await door.OpenAsync("signal:1", "weighing", house.Today, Confidentiality.Named, null, Officer, default);
        });
        (await CountAsync()).ShouldBe(0);
        await house.Database.DoAsync(async services =>
        {
            var door = (IDutyToInform)services.GetService(typeof(IDutyToInform))!;
            await door.OpenAsync("signal:1", "weighing", house.Today, Confidentiality.Named, null, Officer, default);
            await ((ModuleDb)services.GetService(typeof(ModuleDb))!).SaveChangesAsync();
        });
        (await CountAsync()).ShouldBe(1);
        (await ListAsync(house, Officer)).ShouldBeEmpty();

        async Task<int> CountAsync() =>
            (await house.Database.RowsAsync<int>($"SELECT COUNT(*) AS \"Value\" FROM privacy_inform_duty"))[0];
    }

    [Fact]
    public async Task Nobody_but_a_privacy_officer_sees_or_decides_it()
    {
        await using var house = await MakeAsync();
        var id = await OpenAsync(house);
        foreach (var actor in (Actor[])[Coordinator, Partner, Auditor, Administrator, Handler])
        {
            (await ListAsync(house, actor)).ShouldBeEmpty(actor.Name);
            (await DecideAsync(house, id, 1, Postpone(house.Today.AddDays(9)), actor)).ShouldBe(Refusals.DutyNotFound);
        }
    }

    private static DutyForm Postpone(DateOnly? review) => new(DutyState.Postponed, null, null, "uavg41-d", review, Reason);

    private static async Task<Guid> OpenAsync(PrivacyHouse house)
    {
        var outcome = await house.AsAsync<OpenDuty, Outcome<Guid>>(
            Officer,
            open => open.HandleAsync("zaak:2026-12", ActivityKeys.PersonRights, house.Today, Officer, default)
        );
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    private static Task<Refusal?> DecideAsync(PrivacyHouse house, Guid id, int revision, DutyForm form, Actor? by = null) =>
        house.AsAsync<DecideDuty, Refusal?>(
            by ?? Officer,
            decide => decide.HandleAsync(id, revision, form, by ?? Officer, default)
        );

    private static Task<IReadOnlyList<InformDuty>> ListAsync(PrivacyHouse house, Actor by) =>
        house.AsAsync<DutyQueries, IReadOnlyList<InformDuty>>(by, queries => queries.ListAsync(default));
}
