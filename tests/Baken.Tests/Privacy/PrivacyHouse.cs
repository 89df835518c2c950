using Baken.Access;
using Baken.Privacy.Requests;
using Baken.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Tests.Privacy;

/// <summary>The whole house without web, in which a test says who acts, under which activity and on which day.</summary>
internal sealed class PrivacyHouse : IAsyncDisposable
{
    public const string Marker = "Aaltje Onvindbaar";

    private readonly TestDatabase database;
    private readonly Who who;

    private PrivacyHouse(TestDatabase database, Who who, Clock clock)
    {
        this.database = database;
        this.who = who;
        Clock = clock;
    }

    public Clock Clock { get; }

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public TestDatabase Database => database;

    public static Actor Officer { get; } = Person("1", Role.PrivacyOfficer);

    public static Actor OtherOfficer { get; } = Person("2", Role.PrivacyOfficer);

    public static Actor Coordinator { get; } = Person("3", Role.Coordinator);

    public static Actor Partner { get; } = Person("4", Role.Partner);

    public static Actor Auditor { get; } = Person("5", Role.Auditor);

    public static Actor Administrator { get; } = Person("6", Role.Administrator);

    public static Actor Handler { get; } = Person("7", Role.Handler);

    public static async Task<PrivacyHouse> MakeAsync(Provider provider = Provider.Sqlite)
    {
        var who = new Who();
        var clock = new Clock();
        var database = await TestDatabase.MakeAsync(
            provider,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.Replace(ServiceDescriptor.Singleton<ICurrentActor>(who));
                services.Replace(ServiceDescriptor.Scoped<ICurrentActivity>(_ => new UnderPersonRights()));
            }
        );
        var house = new PrivacyHouse(database, who, clock);
        await house.AsAsync<ModuleDb, int>(
            Officer,
            db =>
            {
                foreach (var actor in (Actor[])[Officer, OtherOfficer, Coordinator, Partner, Auditor, Administrator, Handler])
                    db.Add(
                        new Account
                        {
                            Id = Account.IdIn(actor.Id)!.Value,
                            Email = $"{actor.Name}@voorbeeld.example",
                            EmailKey = $"{actor.Name}@voorbeeld.example",
                            Name = actor.Name,
                            MadeAt = clock.GetUtcNow(),
                            Roles = actor.Roles,
                            PasswordHash = "none",
                        }
                    );
                return db.SaveChangesAsync();
            }
        );
        return house;
    }

    /// <summary>One unit of work of this actor.</summary>
    public Task<TResult> AsAsync<T, TResult>(Actor actor, Func<T, Task<TResult>> work)
        where T : notnull
    {
        who.Now = actor;
        return database.DoAsync(services => work(services.GetRequiredService<T>()));
    }

    public async Task<Guid> RegisterAsync(
        RequestRight right = RequestRight.Access,
        string name = Marker,
        bool onlyByName = false,
        Actor? by = null,
        Guid? id = null
    )
    {
        var outcome = await AsAsync<RegisterRequest, Outcome<Guid>>(
            by ?? Officer,
            register => register.HandleAsync(Form(right, name, onlyByName, id), by ?? Officer, default)
        );
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    public RequestForm Form(
        RequestRight right = RequestRight.Access,
        string name = Marker,
        bool onlyByName = false,
        Guid? id = null
    ) =>
        new(
            id ?? Guid.CreateVersion7(Clock.GetUtcNow()),
            right,
            Channel.Letter,
            Today,
            name,
            null,
            ["aaltje@post.example"],
            ["06 0000 1234"],
            "",
            "Wat weet u van mij?",
            onlyByName
        );

    /// <summary>The request as the database has it, past the gate.</summary>
    public Task<PersonRequest> RowAsync(Guid id) =>
        AsAsync<ModuleDb, PersonRequest>(
            Officer,
            db =>
                db.Set<PersonRequest>()
                    .IgnoreQueryFilters()
                    .AsNoTracking()
                    .Include(r => r.Findings)
                    .Include(r => r.Letters)
                    .Include(r => r.Recipients)
                    .Include(r => r.Attachments)
                    .SingleAsync(r => r.Id == id)
        );

    /// <summary>An act of the officer on the request as it is now.</summary>
    public async Task<Refusal?> ActAsync<T>(Guid id, Func<T, int, Task<Refusal?>> act, Actor? by = null)
        where T : notnull
    {
        var revision = (await RowAsync(id)).Revision;
        return await AsAsync<T, Refusal?>(by ?? Officer, service => act(service, revision));
    }

    public async Task EstablishAsync(Guid id) =>
        (
            await ActAsync<CheckIdentity>(
                id,
                (check, revision) =>
                    check.HandleAsync(id, revision, IdentityWay.ShownInPerson, Today, "Gezien.", Officer, default)
            )
        ).ShouldBeNull();

    public async Task SearchAsync(Guid id) =>
        (
            await ActAsync<SearchHoldings>(id, (search, revision) => search.HandleAsync(id, revision, Officer, default))
        ).ShouldBeNull();

    public async Task JudgeAllAsync(Guid id, Belonging belongs = Belonging.Yes, Handing? handing = Handing.Give)
    {
        foreach (var finding in (await RowAsync(id)).Findings)
            (
                await ActAsync<JudgeFinding>(
                    id,
                    (judge, revision) =>
                        judge.HandleAsync(
                            id,
                            revision,
                            finding.Id,
                            belongs,
                            handing,
                            handing == Handing.Withhold ? ["uavg41-d"] : [],
                            Officer,
                            default
                        )
                )
            ).ShouldBeNull();
    }

    public Task<Refusal?> DecideAsync(Guid id, Verdict? verdict, params string[] grounds) =>
        ActAsync<DecideRequest>(
            id,
            (decide, revision) =>
                decide.HandleAsync(id, revision, verdict, grounds, "Omdat dat zo is, met uitleg.", Officer, default)
        );

    public Task<List<string>> AuditAsync() =>
        AsAsync<ModuleDb, List<string>>(
            Officer,
            db =>
                db.Set<AuditLine>()
                    .OrderBy(line => line.Number)
                    .Select(line => line.ActorId + " " + line.Act + " " + line.About)
                    .ToListAsync()
        );

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static Actor Person(string digit, Role role) =>
        new($"account:{string.Concat(Enumerable.Repeat(digit, 32))}", role + digit, new HashSet<Role> { role });

    private sealed class Who : ICurrentActor
    {
        public Actor Now { get; set; } = Officer;

        public Actor Actor => Now;
    }

    private sealed class UnderPersonRights : ICurrentActivity
    {
        public string Key { get; private set; } = ActivityKeys.PersonRights;

        public void WorkUnder(string activity) => Key = activity;
    }
}
