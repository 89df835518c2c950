using Baken.Profiles;

namespace Baken.Tests.Profiles;

public sealed class ProfileEditionTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_inputs_make_no_new_edition_and_the_same_bytes(Provider provider)
    {
        await using var house = await ProfilesHouse.MakeAsync(provider);
        (await house.ProfileAsync()).ShouldAllBe(run => run.IsNew);
        var first = await house.EditionsAsync();

        (await house.ProfileAsync()).ShouldAllBe(run => !run.IsNew);

        (await house.EditionsAsync()).ShouldBe(first);
        (await house.AskAsync(profiles => profiles.ReproducesAsync(default))).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_installations_with_the_same_figures_make_the_same_bytes()
    {
        await using var one = await ProfilesHouse.MakeAsync();
        await using var other = await ProfilesHouse.MakeAsync();
        other.Clock.Now = one.Clock.Now.AddDays(3);
        await one.ProfileAsync();
        await other.ProfileAsync();
        (await one.EditionsAsync()).ShouldBe(await other.EditionsAsync());
    }

    [Fact]
    public async Task Other_figures_make_a_new_edition_and_leave_the_old_one()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.ProfileAsync();
        var first = await house.EditionsAsync();
        house.Atlas = ProfilesAtlas.Make(
            4,
            8,
            [],
            ("misdrijven", 2023, [900, 200, 300, 5]),
            ("inwoners", 2023, [1_000, 1_000, 1_000, 20])
        );
        await house.ComputeAsync();
        var after = await house.EditionsAsync();
        after.Count.ShouldBe(first.Count + 2);
        after.ShouldContain(first[0]);
        var best = (await house.AskAsync(profiles => profiles.ShowAsync("areas", null, default))).Value[0];
        best.Code.ShouldBe("WK003401");
        best.Edition.ShouldBe(2);
    }

    [Fact]
    public async Task An_edition_is_reproduced_from_its_own_inputs_when_its_sources_have_moved_on()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.ProfileAsync();
        house.Atlas = ProfilesAtlas.Make(4, 9, [], ("misdrijven", 2024, [1, 2, 3, 4]));
        (await house.AskAsync(profiles => profiles.ReproducesAsync(default))).ShouldBeTrue();
    }

    [Fact]
    public async Task After_the_stop_date_nothing_is_computed_and_the_outcome_is_shown_as_history()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.SwitchAsync("areas", true);
        house.Clock.Now = new DateTimeOffset(2028, 12, 31, 22, 0, 0, TimeSpan.Zero);
        (await house.ComputeAsync()).Count.ShouldBe(1, "the stop date itself is the last day");

        house.Clock.Now = house.Clock.Now.AddHours(2);

        (await house.StandingAsync("areas")).State.ShouldBe(ProfileState.Stopped);
        (await house.ComputeAsync()).ShouldBeEmpty();
        (await house.ProfileAsync()).ShouldBeEmpty();
        var profile = (await house.AskAsync(profiles => profiles.FindAsync("areas", default)))!;
        profile.Edition.ShouldNotBeNull();
        profile.ResultIsHistory.ShouldBeTrue();
        (await house.SwitchAsync("areas", true))!.Code.ShouldBe("profiles.past-stop-date");
    }

    [Fact]
    public async Task An_overdue_evaluation_is_shown_and_stops_nothing()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.SwitchAsync("areas", true);
        (await house.StandingAsync("areas")).EvaluationOverdue.ShouldBeFalse();
        house.Clock.Now = new DateTimeOffset(2027, 12, 2, 9, 0, 0, TimeSpan.Zero);
        var standing = await house.StandingAsync("areas");
        standing.EvaluationOverdue.ShouldBeTrue();
        standing.State.ShouldBe(ProfileState.On);
    }

    [Fact]
    public async Task An_area_with_few_inhabitants_is_not_scored_on_crime_per_inhabitant()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.ProfileAsync();
        var few = (await house.AskAsync(profiles => profiles.ShowAsync("areas", AreaLevel.District, default))).Value.Single(
            line => line.Code == "WK003404"
        );
        few.Contributions.Single(one => one.Indicator == "misdrijven-per-1000-inwoners").Status.ShouldBe(IndicatorStatus.TooFew);
        few.Contributions.Single(one => one.Indicator == "onbewoonde-woningen").Value.ShouldBe(4);
        few.Why.ShouldContain("noemer te klein");
    }

    [Fact]
    public async Task A_sector_is_scored_on_its_judgements_and_unknown_is_not_no()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.ProfileAsync();
        var lines = (await house.AskAsync(profiles => profiles.ShowAsync("sectors", null, default))).Value;
        var hair = lines.Single(line => line.Code == "kappers");
        hair.Score.ShouldBe(100);
        hair.Present.ShouldBe(0.25, 1e-6);
        hair.Contributions.Count(one => one.Status == IndicatorStatus.Counted).ShouldBe(2);
        lines.Where(line => line.Score is null).ShouldNotBeEmpty();
        lines.Where(line => line.Score is null).ShouldAllBe(line => line.Rank == null);
    }

    [Fact]
    public async Task What_was_never_computed_is_refused_with_what_to_do()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        (await house.AskAsync(profiles => profiles.ShowAsync("areas", null, default))).Refusal!.Code.ShouldBe(
            "profiles.no-edition"
        );
        (await house.AskAsync(profiles => profiles.ShowAsync("persons", null, default))).Refusal!.Code.ShouldBe(
            "profiles.no-such-profile"
        );
    }
}
