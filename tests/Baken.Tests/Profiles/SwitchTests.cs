using Baken.Profiles;

namespace Baken.Tests.Profiles;

public sealed class SwitchTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Switching_on_is_audited_and_computes_at_once(Provider provider)
    {
        await using var house = await ProfilesHouse.MakeAsync(provider);
        (await house.StandingAsync("areas")).State.ShouldBe(ProfileState.Undecided);

        (await house.SwitchAsync("areas", on: true)).ShouldBeNull();

        var standing = await house.StandingAsync("areas");
        standing.State.ShouldBe(ProfileState.On);
        standing
            .Decisions.Single()
            .ShouldBe(new ProfileDecision("2026-1", true, "Besproken in het weekoverleg.", "Ada Analist", house.Clock.Now));
        (await house.AuditedAsync()).ShouldBe([
            "u1 profile.switched-on profile:areas@2026-1",
            "u1 profile.edition-made profile-edition:areas/1",
        ]);
        (await house.AskAsync(profiles => profiles.ResultAsync("areas", default))).ShouldNotBeNull().Main!.Ranked.ShouldBe(3);
    }

    [Theory]
    [InlineData("stopOn", "stopdatum")]
    [InlineData("evaluateBy", "evaluatiedatum")]
    [InlineData("goal", "doel")]
    [InlineData("success", "maat voor succes")]
    public async Task A_model_without_its_promises_cannot_be_switched_on(string property, string word)
    {
        await using var house = await ProfilesHouse.MakeAsync();
        house.PutModel("eigen.json", ModelText.Changed("areas", model => (model["key"], _) = ("eigen", model.Remove(property))));

        var refusal = (await house.SwitchAsync("eigen", on: true)).ShouldNotBeNull();

        refusal.Code.ShouldBe("profiles.not-complete");
        refusal.Reason.ShouldContain(word);
        (await house.AuditedAsync()).ShouldBeEmpty();
        (await house.ComputeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_an_analyst_or_a_coordinator_switches()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var refusal = await house.SwitchAsync("areas", true, "kort", new Actor("u2", "X", new HashSet<Role> { role }));
            refusal!.Code.ShouldBe(
                role is Role.Analyst or Role.Coordinator ? "profiles.reason-too-short" : "profiles.may-not-switch"
            );
        }

        (await house.AuditedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_on_cannot_be_switched_on_again()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.SwitchAsync("areas", true);
        (await house.SwitchAsync("areas", true))!.Code.ShouldBe("profiles.already-on");
        (await house.SwitchAsync("areas", false)).ShouldBeNull();
        (await house.SwitchAsync("areas", false))!.Code.ShouldBe("profiles.already-off");
        (await house.StandingAsync("areas")).Decisions.Select(decision => decision.On).ShouldBe([false, true]);
    }

    [Fact]
    public async Task The_command_line_switches_on_what_nobody_has_decided_about_and_says_so()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        (await house.ProfileAsync()).Select(run => run.Key).ShouldBe(["areas", "sectors"]);
        var decision = (await house.StandingAsync("areas")).Decisions.Single();
        decision.By.ShouldBe("Opdrachtregel");
        (await house.AuditedAsync()).ShouldContain("cli profile.switched-on profile:areas@2026-1");
    }

    [Fact]
    public async Task What_a_person_switched_off_stays_off()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.SwitchAsync("areas", true);
        await house.SwitchAsync("areas", false);
        (await house.ProfileAsync()).Select(run => run.Key).ShouldBe(["sectors"]);
        (await house.StandingAsync("areas")).State.ShouldBe(ProfileState.Off);
    }

    [Fact]
    public async Task A_new_version_of_what_was_switched_off_stays_off_too()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        await house.DecideAsync("areas", "2025-1", on: false);
        (await house.ProfileAsync()).Select(run => run.Key).ShouldBe(["sectors"]);
        (await house.StandingAsync("areas")).State.ShouldBe(ProfileState.Undecided);
    }

    [Fact]
    public async Task An_import_switches_nothing_on()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        (await house.ComputeAsync()).ShouldBeEmpty();
        (await house.AuditedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_command_line_leaves_the_municipality_s_own_models_to_its_people()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        house.PutModel("eigen.json", ModelText.Changed("areas", model => model["key"] = "eigen"));
        (await house.ProfileAsync()).Select(run => run.Key).ShouldBe(["areas", "sectors"]);
        (await house.StandingAsync("eigen")).State.ShouldBe(ProfileState.Undecided);
    }

    [Fact]
    public async Task A_file_that_was_changed_behind_a_decision_is_decided_about_anew()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        house.PutModel("eigen.json", ModelText.Changed("areas", model => model["key"] = "eigen"));
        await house.SwitchAsync("eigen", true);
        house.PutModel(
            "eigen.json",
            ModelText.Changed("areas", model => (model["key"], model["minimumPresent"]) = ("eigen", 0.05))
        );
        (await house.StandingAsync("eigen")).State.ShouldBe(ProfileState.Undecided);
        (await house.ComputeAsync()).ShouldBeEmpty();
        (await house.AskAsync(profiles => profiles.FindAsync("eigen", default)))!.ResultIsHistory.ShouldBeTrue();
    }

    [Fact]
    public async Task A_model_file_that_is_refused_is_said_and_the_others_work()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        house.PutModel("fout.json", ModelText.Changed("areas", model => (model["key"], model["subject"]) = ("fout", "persons")));
        (await house.AskAsync(profiles => profiles.RefusedModelsAsync(default))).Single().Reason.ShouldContain("fout.json");
        (await house.AskAsync(profiles => profiles.ListAsync(default)))
            .Select(profile => profile.Model.Key)
            .ShouldBe(["areas", "sectors"]);
    }

    [Fact]
    public async Task A_second_file_with_the_same_version_is_refused()
    {
        await using var house = await ProfilesHouse.MakeAsync();
        house.PutModel("kopie.json", ModelText.Shipped("areas"));
        (await house.AskAsync(profiles => profiles.RefusedModelsAsync(default))).Single().Code.ShouldBe("profiles.model-twice");
    }
}
