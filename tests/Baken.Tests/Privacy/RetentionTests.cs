using Baken.Access;
using Baken.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Clock = Baken.Tests.Access.Clock;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Privacy;

/// <summary>Clocks, holds, parking, and destruction by two people, in both databases.</summary>
public sealed class RetentionTests
{
    private static readonly Actor Officer = Person("p", Role.PrivacyOfficer);
    private static readonly Actor Coordinator = Person("c", Role.Coordinator);
    private static readonly Actor Other = Person("o", Role.Coordinator);
    private static readonly Actor Both = Person("b", Role.Coordinator, Role.PrivacyOfficer);
    private static readonly Actor Analyst = Person("a", Role.Analyst);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_clock_counts_by_the_rule_of_its_activity_on_the_Dutch_calendar(Provider on)
    {
        await using var house = await HouseAsync(on);
        // In the Netherlands it is the first of March already.
        var from = new DateTimeOffset(2024, 2, 29, 23, 30, 0, TimeSpan.Zero);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 1, from, "person-rights"));
        var clock = await ClockAsync(house, ids[0]);
        clock.ShouldBe(new RetentionClock("person-rights", from, new DateOnly(2027, 3, 1), false));

        // An activity that nobody described has the shortest term.
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<IRetention>().StartAsync(Dossiers.Kind, ids[0], "onbekend", from, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        (await ClockAsync(house, ids[0]))!.Due.ShouldBe(new DateOnly(2025, 3, 1));
    }

    [Fact]
    public async Task A_changed_rule_moves_what_is_due()
    {
        var rules = new Rules(24);
        await using var house = await HouseAsync(
            Provider.Sqlite,
            services => services.Replace(ServiceDescriptor.Singleton<IRetentionRules>(rules))
        );
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 1, Now(house).AddMonths(-13)));
        (await DueAsync(house)).ShouldBeEmpty();
        rules.Months = 12;
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<IRetention>().RecountAsync(Dossiers.Activity, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        (await DueAsync(house)).ShouldHaveSingleItem().Count.ShouldBe(1);
        (await ClockAsync(house, ids[0]))!.Due.ShouldBe(new DateOnly(2026, 2, 2));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_due_appears_by_itself_and_what_is_held_does_not(Provider on)
    {
        await using var house = await HouseAsync(on);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 3, Now(house).AddMonths(-12).AddDays(2)));
        (await DueAsync(house)).ShouldBeEmpty();
        Time(house).Pass(TimeSpan.FromDays(2));
        (await DueAsync(house)).ShouldHaveSingleItem().Count.ShouldBe(3);

        var hold = await HoldAsync(house, ids[0]);
        (await DueAsync(house)).ShouldHaveSingleItem().Count.ShouldBe(2);
        (await ClockAsync(house, ids[0]))!.Held.ShouldBeTrue();

        // A second hold keeps it when the first goes, and a day that passes lifts nothing.
        var second = await HoldAsync(house, ids[0]);
        (await LiftAsync(house, hold)).ShouldBeNull();
        (await LiftAsync(house, hold))!.Code.ShouldBe("privacy.hold-lifted");
        Time(house).Pass(TimeSpan.FromDays(100));
        (await DueAsync(house)).ShouldHaveSingleItem().Count.ShouldBe(2);
        (await LiftAsync(house, second)).ShouldBeNull();
        (await DueAsync(house)).ShouldHaveSingleItem().Count.ShouldBe(3);
        (await AuditAsync(house)).Count(act => act is "hold.placed" or "hold.lifted").ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_people_destroy_and_nothing_but_the_proof_is_left(Provider on)
    {
        await using var house = await HouseAsync(on);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 5, Now(house).AddMonths(-12)));
        var kept = await house.DoAsync(services => Dossiers.AddAsync(services, 1, Now(house)));
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            services
                .GetRequiredService<IGate>()
                .Share(Dossiers.Kind, ids[0], "account:x", Right.See, Dossiers.Activity, "Nodig", null, Coordinator);
            await db.SaveChangesAsync(Cancellation);
        });

        var batch = await ProposeAsync(house, Coordinator);
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.not-approved");
        (await ApproveAsync(house, batch, Officer)).ShouldBeNull();
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.not-approved");
        (await ApproveAsync(house, batch, Other)).ShouldBeNull();
        (await DestroyAsync(house, batch, Other)).ShouldBeNull();

        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            (await Dossiers.LeftAsync(db)).ShouldBe([kept[0].ToString("N")]);
            (await Dossiers.FoundAsync(db)).ShouldBe([kept[0].ToString("N")]);
            (await db.Set<ContentKey>().Select(key => key.Thing).ToListAsync(Cancellation)).ShouldBe([
                Dossiers.Kind.Refer(kept[0]),
            ]);
            (await db.Set<Baken.Privacy.Clock>().CountAsync(Cancellation)).ShouldBe(1);
            (await db.Set<Grant>().CountAsync(Cancellation)).ShouldBe(0);

            var certificate = await db.Set<Certificate>().SingleAsync(Cancellation);
            certificate.IsWhole.ShouldBeTrue();
            var text = certificate.Text;
            text.Things.Select(thing => thing.Reference).ShouldBe(ids.Select(Dossiers.Kind.Refer), ignoreOrder: true);
            text.Counts.ShouldHaveSingleItem().Count.ShouldBe(5);
            text.Proposed.ById.ShouldBe(Coordinator.Id);
            text.Approved.Select(step => step.ById).ShouldBe([Officer.Id, Other.Id]);
            text.UnreadableFrom.ShouldBe(new DateOnly(2026, 3, 17));

            var lines = await db.Set<AuditLine>().OrderBy(line => line.Number).ToListAsync(Cancellation);
            lines.Count(line => line.Act == "destroyed").ShouldBe(5);
            lines
                .Single(line => line.Act == "destruction.done")
                .About.ShouldBe($"destruction:{batch:N} sha256:{certificate.Sha256}");
        });
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.destruction-not-open");
    }

    [Fact]
    public async Task Two_approvals_come_from_two_people_in_two_roles_and_never_from_the_proposer_last()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 1, Now(house).AddMonths(-12)));
        var batch = await ProposeAsync(house, Coordinator);
        (await ApproveAsync(house, batch, Analyst))!.Code.ShouldBe("privacy.approval-not-yours");
        (await ApproveAsync(house, batch, Officer)).ShouldBeNull();
        (await ApproveAsync(house, batch, Officer))!.Code.ShouldBe("privacy.second-is-first");
        (await ApproveAsync(house, batch, Coordinator))!.Code.ShouldBe("privacy.second-is-proposer");
        (await ApproveAsync(house, batch, Person("q", Role.PrivacyOfficer)))!.Code.ShouldBe("privacy.approvals-of-one-role");
        (await ApproveAsync(house, batch, Other)).ShouldBeNull();
        (await ApproveAsync(house, batch, Both))!.Code.ShouldBe("privacy.destruction-not-open");
    }

    [Fact]
    public async Task Somebody_with_both_roles_is_still_one_person()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 1, Now(house).AddMonths(-12)));
        var batch = await ProposeAsync(house, Officer);
        (await ApproveAsync(house, batch, Both)).ShouldBeNull();
        (await ApproveAsync(house, batch, Both))!.Code.ShouldBe("privacy.second-is-first");
        (await ApproveAsync(house, batch, Coordinator)).ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_destruction_loses_its_approvals_and_an_approval_is_of_what_was_seen()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 3, Now(house).AddMonths(-12)));
        var batch = await ProposeAsync(house, Other);
        (await ApproveAsync(house, batch, Officer)).ShouldBeNull();
        var seen = await SeenAsync(house, batch);
        (await TakeOutAsync(house, batch, ids[0], Officer)).ShouldBeNull();
        (await StateAsync(house, batch)).ShouldBe((BatchState.Proposed, 2, Officer.Id));

        (await ApproveAsync(house, batch, Coordinator, seen))!.Code.ShouldBe("privacy.changed-meanwhile");
        (await ApproveAsync(house, batch, Coordinator)).ShouldBeNull();
        (await ApproveAsync(house, batch, Officer))!.Code.ShouldBe("privacy.second-is-proposer");
        // What was taken out is due again.
        (await DueAsync(house))
            .ShouldHaveSingleItem()
            .Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_second_approvals_side_by_side_one_counts(Provider on)
    {
        await using var house = await HouseAsync(on);
        await house.DoAsync(services => Dossiers.AddAsync(services, 2, Now(house).AddMonths(-12)));
        var batch = await ProposeAsync(house, Officer);
        (await ApproveAsync(house, batch, Officer)).ShouldBeNull();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n => Task.Run(() => ApproveAsync(house, batch, Person($"c{n}", Role.Coordinator)), Cancellation))
        );
        answers.Count(answer => answer is null).ShouldBe(1);
        (await AuditAsync(house)).Count(act => act == "destruction.approved-second").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_destructions_side_by_side_one_is_done_and_certified(Provider on)
    {
        await using var house = await HouseAsync(on);
        await house.DoAsync(services => Dossiers.AddAsync(services, 4, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => DestroyAsync(house, batch, Officer), Cancellation))
        );
        answers.Count(answer => answer is null).ShouldBe(1);
        (await AuditAsync(house)).Count(act => act == "destroyed").ShouldBe(4);
        (await house.DoAsync(services => services.GetRequiredService<ModuleDb>().Set<Certificate>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_thing_is_in_one_open_destruction(Provider on)
    {
        await using var house = await HouseAsync(on);
        await house.DoAsync(services => Dossiers.AddAsync(services, 3, Now(house).AddMonths(-12)));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryProposeAsync(house, Officer), Cancellation))
        );
        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        var batch = answers.Single(answer => !answer.IsRefused).Value;
        await house.DoAsync(services =>
            services.GetRequiredService<DecideDestruction>().WithdrawAsync(batch, Officer, Cancellation)
        );
        (await TryProposeAsync(house, Officer)).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_held_after_the_approvals_is_not_destroyed(Provider on)
    {
        await using var house = await HouseAsync(on);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 3, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        await HoldAsync(house, ids[1]);
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.held-meanwhile");
        await AllIsLeftAsync(house, 3);

        (await TakeOutAsync(house, batch, ids[1], Officer)).ShouldBeNull();
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.not-approved");
        (await ApproveAsync(house, batch, Officer)).ShouldBeNull();
        (await ApproveAsync(house, batch, Other)).ShouldBeNull();
        (await DestroyAsync(house, batch, Officer)).ShouldBeNull();
        await AllIsLeftAsync(house, 1);
    }

    [Fact]
    public async Task A_new_term_after_the_approvals_keeps_a_thing()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 2, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        await house.DoAsync(async services =>
        {
            await services
                .GetRequiredService<IRetention>()
                .StartAsync(Dossiers.Kind, ids[0], Dossiers.Activity, Now(house), Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.held-meanwhile");
        await AllIsLeftAsync(house, 2);
    }

    [Fact]
    public async Task A_hold_that_comes_in_the_middle_of_a_destruction_stops_all_of_it()
    {
        // SQLite lets nobody write in between; PostgreSQL does.
        await using var house = await HouseAsync(Provider.Postgres);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 4, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        var plan = house.Services.GetRequiredService<Dossiers.Plan>();
        plan.After = 2;
        plan.Then = () => HoldAsync(house, ids[3]);
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.changed-meanwhile");
        await AllIsLeftAsync(house, 4);
        (await AuditAsync(house)).ShouldNotContain("destroyed");
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.held-meanwhile");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_destruction_that_failed_half_way_destroyed_nothing_and_is_resumed(Provider on)
    {
        await using var house = await HouseAsync(on);
        await house.DoAsync(services => Dossiers.AddAsync(services, 4, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        var plan = house.Services.GetRequiredService<Dossiers.Plan>();
        plan.After = 3;
        plan.Then = () => throw new IOException("No space left on device");
        await Should.ThrowAsync<IOException>(() => DestroyAsync(house, batch, Officer));
        await AllIsLeftAsync(house, 4);
        (await AuditAsync(house)).ShouldNotContain("destroyed");

        plan.Then = null;
        (await DestroyAsync(house, batch, Officer)).ShouldBeNull();
        await AllIsLeftAsync(house, 0);
    }

    [Fact]
    public async Task After_a_power_cut_in_the_middle_the_file_holds_everything_and_the_destruction_is_resumed()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 4, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        var directory = house.Installation.DataDirectory;
        var after = Directory.CreateTempSubdirectory("baken-power-cut-").FullName;
        var plan = house.Services.GetRequiredService<Dossiers.Plan>();
        plan.After = 3;
        plan.Then = () =>
        {
            // The disk as it is at this moment.
            foreach (
                var file in Directory
                    .GetFiles(directory, "baken.db*")
                    .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
            )
                Copy(file, Path.Combine(after, Path.GetFileName(file)));
            Directory.CreateDirectory(Path.Combine(after, "keys"));
            foreach (var file in Directory.GetFiles(Path.Combine(directory, "keys")))
                File.Copy(file, Path.Combine(after, "keys", Path.GetFileName(file)));
            return Task.CompletedTask;
        };
        (await DestroyAsync(house, batch, Officer)).ShouldBeNull();
        await AllIsLeftAsync(house, 0);

        await using var again = await HouseAsync(new Installation(after));
        await AllIsLeftAsync(again, 4);
        (await StateAsync(again, batch)).State.ShouldBe(BatchState.Approved);
        (await DestroyAsync(again, batch, Officer)).ShouldBeNull();
        await AllIsLeftAsync(again, 0);
    }

    [Fact]
    public async Task Nothing_of_what_was_destroyed_is_left_in_the_files_of_SQLite()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 40, Now(house).AddMonths(-12)));
        Readable(house).ShouldContain(Dossiers.Marker);
        var batch = await ApprovedAsync(house);
        (await DestroyAsync(house, batch, Officer)).ShouldBeNull();
        Readable(house).ShouldNotContain(Dossiers.Marker);
    }

    [Fact]
    public async Task A_kind_that_nobody_can_destroy_stays_with_all_the_rest()
    {
        await using var house = await HouseAsync(Provider.Sqlite, services => services.RemoveAll<IDestroyer>());
        await house.DoAsync(services => Dossiers.AddAsync(services, 1, Now(house).AddMonths(-12)));
        var batch = await ApprovedAsync(house);
        (await DestroyAsync(house, batch, Officer))!.Code.ShouldBe("privacy.nobody-destroys");
        await AllIsLeftAsync(house, 1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_parked_is_unreadable_unfindable_and_on_the_clock(Provider on)
    {
        await using var house = await HouseAsync(on);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 2, Now(house).AddMonths(-3)));
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<IParking>().ParkAsync(Dossiers.Kind, ids[0], Coordinator, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        (await house.DoAsync(services => Dossiers.OpenAsync(services, ids[0]))).Refusal!.Code.ShouldBe("access.content-parked");
        (await FoundAsync(house)).ShouldBe([ids[1].ToString("N")]);
        (await ClockAsync(house, ids[0])).ShouldBe(
            new RetentionClock("not-taken-up", Now(house), new DateOnly(2027, 3, 2), false)
        );
        (await AuditAsync(house)).ShouldContain("parking.parked");

        (await ReopenAsync(house, ids[0], Coordinator))!.Code.ShouldBe("access.reopening-not-yours");
        (await FoundAsync(house)).Count.ShouldBe(1);
        (await ReopenAsync(house, ids[0], Officer)).ShouldBeNull();
        (await house.DoAsync(services => Dossiers.OpenAsync(services, ids[0]))).Value.ShouldBe(Dossiers.Content);
        (await FoundAsync(house)).Count.ShouldBe(2);
        (await ClockAsync(house, ids[0]))!.Activity.ShouldBe(Dossiers.Activity);
        (await AuditAsync(house)).ShouldContain("parking.reopened");
    }

    [Fact]
    public async Task What_is_parked_is_destroyed_without_being_opened()
    {
        await using var house = await HouseAsync(Provider.Sqlite);
        var ids = await house.DoAsync(services => Dossiers.AddAsync(services, 1, Now(house)));
        await house.DoAsync(async services =>
        {
            await services.GetRequiredService<IParking>().ParkAsync(Dossiers.Kind, ids[0], Coordinator, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        File.Delete(Path.Combine(house.Installation.DataDirectory, "keys", "parking.1.key"));
        Time(house).Pass(TimeSpan.FromDays(366));
        var batch = await ApprovedAsync(house, "not-taken-up");
        (await DestroyAsync(house, batch, Officer)).ShouldBeNull();
        await AllIsLeftAsync(house, 0);
    }

    internal static Actor Person(string id, params Role[] roles) => new($"account:{id}", $"Persoon {id}", roles.ToHashSet());

    internal static Task<TestDatabase> HouseAsync(Provider on, Action<IServiceCollection>? adjust = null) =>
        ReadyAsync(TestDatabase.MakeAsync(on, services => Adjust(services, adjust)));

    internal static Task<TestDatabase> HouseAsync(Installation installation) =>
        TestDatabase.OpenAsync(installation, services => Adjust(services, null));

    internal static Task<Guid> ApprovedAsync(TestDatabase house) => ApprovedAsync(house, Dossiers.Activity);

    internal static async Task<Refusal?> DestroyAsync(TestDatabase house, Guid batch, Actor by) =>
        await house.DoAsync(services => services.GetRequiredService<DestroyBatch>().HandleAsync(batch, by, Cancellation));

    internal static DateTimeOffset Now(TestDatabase house) => Time(house).GetUtcNow();

    private static void Adjust(IServiceCollection services, Action<IServiceCollection>? more)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new Clock()));
        Dossiers.Register(services);
        more?.Invoke(services);
    }

    private static async Task<TestDatabase> ReadyAsync(Task<TestDatabase> making)
    {
        var house = await making;
        await house.DoAsync(services => Dossiers.MakeTableAsync(services.GetRequiredService<ModuleDb>()));
        return house;
    }

    private static async Task<Guid> ApprovedAsync(TestDatabase house, string activity)
    {
        var batch = (await TryProposeAsync(house, Officer, activity)).Value;
        (await ApproveAsync(house, batch, Officer)).ShouldBeNull();
        (await ApproveAsync(house, batch, Coordinator)).ShouldBeNull();
        return batch;
    }

    private static Clock Time(TestDatabase house) => (Clock)house.Services.GetRequiredService<TimeProvider>();

    private static Task<IReadOnlyList<DueGroup>> DueAsync(TestDatabase house) =>
        house.DoAsync(services => services.GetRequiredService<DueQueries>().GroupsAsync(Cancellation));

    private static Task<RetentionClock?> ClockAsync(TestDatabase house, Guid id) =>
        house.DoAsync(services => services.GetRequiredService<IRetention>().ClockAsync(Dossiers.Kind, id, Cancellation));

    private static Task<Guid> HoldAsync(TestDatabase house, Guid id) =>
        house.DoAsync(async services =>
        {
            var placed = await services
                .GetRequiredService<IHolds>()
                .PlaceAsync(
                    Dossiers.Kind,
                    id,
                    HoldGround.Law,
                    "Bezwaar, zaak 2026-17",
                    Calendar.Day(Now(house)).AddDays(30),
                    Officer,
                    Cancellation
                );
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return placed.Value;
        });

    private static Task<Refusal?> LiftAsync(TestDatabase house, Guid hold) =>
        house.DoAsync(async services =>
        {
            var no = await services
                .GetRequiredService<IHolds>()
                .LiftAsync(hold, "Het bezwaar is afgehandeld", Officer, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return no;
        });

    private static Task<Refusal?> ReopenAsync(TestDatabase house, Guid id, Actor by) =>
        house.DoAsync(async services =>
        {
            var no = await services
                .GetRequiredService<IParking>()
                .ReopenAsync(Dossiers.Kind, id, Dossiers.Activity, "Nieuwe informatie van de politie", by, Cancellation);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            return no;
        });

    private static async Task<Guid> ProposeAsync(TestDatabase house, Actor by) => (await TryProposeAsync(house, by)).Value;

    private static Task<Outcome<Guid>> TryProposeAsync(TestDatabase house, Actor by, string activity = Dossiers.Activity) =>
        house.DoAsync(services =>
            services
                .GetRequiredService<ProposeDestruction>()
                .HandleAsync(new Baken.Privacy.Proposal(activity, Dossiers.Kind.Name, null), by, Cancellation)
        );

    private static Task<string> SeenAsync(TestDatabase house, Guid batch) =>
        house.DoAsync(async services =>
            (await services.GetRequiredService<DueQueries>().BatchAsync(batch, Cancellation))!.Fingerprint
        );

    private static async Task<Refusal?> ApproveAsync(TestDatabase house, Guid batch, Actor by, string? seen = null)
    {
        seen ??= await SeenAsync(house, batch);
        return await house.DoAsync(services =>
            services.GetRequiredService<DecideDestruction>().ApproveAsync(batch, seen, by, Cancellation)
        );
    }

    private static async Task<Refusal?> TakeOutAsync(TestDatabase house, Guid batch, Guid id, Actor by)
    {
        var seen = await SeenAsync(house, batch);
        return await house.DoAsync(services =>
            services
                .GetRequiredService<DecideDestruction>()
                .TakeOutAsync(batch, new HashSet<string> { Dossiers.Kind.Refer(id) }, seen, by, Cancellation)
        );
    }

    private static Task<(BatchState State, int Items, string By)> StateAsync(TestDatabase house, Guid id) =>
        house.DoAsync(async services =>
        {
            var batch = (await services.GetRequiredService<DueQueries>().BatchAsync(id, Cancellation))!;
            return (batch.State, batch.Items.Count, batch.ProposedById);
        });

    private static Task<List<string>> FoundAsync(TestDatabase house) =>
        house.DoAsync(services => Dossiers.FoundAsync(services.GetRequiredService<ModuleDb>()));

    private static Task<List<string>> AuditAsync(TestDatabase house) =>
        house.DoAsync(services =>
            services
                .GetRequiredService<ModuleDb>()
                .Set<AuditLine>()
                .OrderBy(line => line.Number)
                .Select(line => line.Act)
                .ToListAsync()
        );

    /// <summary>Rows, search entries, keys and clocks: all are there, or none.</summary>
    private static Task AllIsLeftAsync(TestDatabase house, int count) =>
        house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            (
                (await Dossiers.LeftAsync(db)).Count,
                (await Dossiers.FoundAsync(db)).Count,
                await db.Set<ContentKey>().CountAsync(Cancellation),
                await db.Set<Baken.Privacy.Clock>().CountAsync(Cancellation)
            ).ShouldBe((count, count, count, count));
        });

    /// <summary>Every byte of the database and its log.</summary>
    private static string Readable(TestDatabase house)
    {
        using var all = new MemoryStream();
        foreach (var path in Directory.GetFiles(house.Installation.DataDirectory, "baken.db*"))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.CopyTo(all);
        }

        return System.Text.Encoding.Latin1.GetString(all.ToArray());
    }

    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = File.Create(to);
        source.CopyTo(target);
    }

    private sealed class Rules(int months) : IRetentionRules
    {
        public int Months { get; set; } = months;

        public Task<RetentionRule?> RuleAsync(string activity, CancellationToken cancellation) =>
            Task.FromResult<RetentionRule?>(new RetentionRule(Months, "besluit van de gemeente"));
    }
}
