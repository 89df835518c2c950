using Baken.Access;
using Baken.Kernel;
using Baken.Privacy.Activities;
using Baken.Privacy.Duties;
using Baken.Privacy.Requests;
using Baken.Privacy.Requests.Terms;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Demo;

/// <summary>
/// A handful of requests in different states. They go through the same rules as real ones, with days of their own; no person in it exists.
/// </summary>
internal sealed class PrivacyDemo(
    ModuleDb db,
    SealedJson sealing,
    IGate gate,
    IPersonRecords records,
    IRetention retention,
    IHolds holds,
    IParking parking,
    IAudit audit,
    TimeProvider clock
) : IPrivacyDemo
{
    private static readonly string[] FirstNames =
    [
        "Sanne",
        "Daan",
        "Noor",
        "Bram",
        "Yara",
        "Joris",
        "Fenna",
        "Milan",
        "Roos",
        "Thijs",
    ];

    private static readonly string[] LastNames =
    [
        "Voorbeeld",
        "van der Verzinsel",
        "de Proef",
        "Testman",
        "Nepstra",
        "van Oefenen",
        "Modelsen",
        "Schijnhuis",
        "Fictiever",
        "de Demo",
    ];

    private static readonly (int DaysAgo, string Text)[] Answered =
    [
        (1_120, "Staat er iets over mij in uw administratie?"),
        (1_150, "Ik wil weten wie mijn gegevens heeft gezien."),
        (1_210, "Wat bewaart de gemeente over mijn bedrijf en mij?"),
        (1_260, "Graag een overzicht van alles wat u van mij hebt."),
    ];

    private static readonly (int DaysAgo, string Text)[] NotTakenUp =
    [
        (35, "Haal mijn vroegere buurman uit uw bestand."),
        (150, "Verwijder alles over ons gezin."),
        (290, "Wis mijn gegevens en die van mijn broer."),
    ];

    public async Task FillAsync(
        int seed,
        Colleague officer,
        Colleague partner,
        Colleague coordinator,
        CancellationToken cancellation
    )
    {
        if (await db.Set<RequestYear>().AnyAsync(cancellation))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var chance = new Random(seed);
        var by = new Actor(officer.Id, officer.Name, officer.Roles);
        db.Viewpoint = gate.ViewOf(by, ActivityKeys.PersonRights);
        var today = clock.Today();

        await AddAsync(RequestRight.Access, Channel.Letter, 3, "Ik wil weten wat de gemeente over mij heeft vastgelegd.");
        var asked = await AddAsync(RequestRight.Access, Channel.Email, 16, "Stuur mij alles wat u over mij hebt.");
        Expect(asked.AskIdentity(today.AddDays(-12), today));

        var found = await AddAsync(
            RequestRight.Access,
            Channel.Counter,
            9,
            "Ik werk bij de gemeente en wil zien wat Baken van mij bijhoudt.",
            coordinator.Name
        );
        Expect(found.EstablishIdentity(IdentityWay.ShownInPerson, today.AddDays(-9), today));
        await FindAsync(found, coordinator.Name);

        var extended = await AddAsync(
            RequestRight.Objection,
            Channel.WebForm,
            27,
            "Ik wil niet dat mijn gegevens nog worden gebruikt."
        );
        Expect(extended.EstablishIdentity(IdentityWay.DigitalIdentity, today.AddDays(-27), today));
        Expect(extended.Extend(2, today.AddDays(-2), today));
        Expect(
            await sealing.ChangeAsync(
                extended,
                content => content with { ExtensionReason = "Er moet bij drie afdelingen worden nagevraagd." },
                cancellation
            )
        );

        var corrected = await AddAsync(
            RequestRight.Rectification,
            Channel.Letter,
            24,
            "Mijn huisnummer staat verkeerd in uw stukken."
        );
        Expect(corrected.EstablishIdentity(IdentityWay.KnownAddress, today.AddDays(-22), today));
        corrected.Searched(clock.GetUtcNow());
        await DecideAsync(corrected, Verdict.Granted, [], "Het huisnummer was verkeerd overgenomen en is verbeterd.");
        await TellAsync(corrected, "Woningcorporatie De Vaste Grond", RecipientOrigin.Named);
        await TellAsync(corrected, "Contactpunt RIEC", RecipientOrigin.RiecContactPoint);
        gate.Share(
            PersonRequest.Kind,
            corrected.Id,
            partner.Id,
            Right.See,
            ActivityKeys.PersonRights,
            "De partner voert de verbetering ook bij zich uit.",
            Days.EndOf(today.AddDays(30)),
            by
        );

        var refused = await AddAsync(RequestRight.Erasure, Channel.Email, 40, "Verwijder alles over mij.");
        Expect(refused.EstablishIdentity(IdentityWay.DigitalIdentity, today.AddDays(-39), today));
        refused.Searched(clock.GetUtcNow());
        await DecideAsync(refused, Verdict.Refused, ["avg17-3b"], "De gegevens zijn nog nodig voor een taak van de gemeente.");
        await CloseAsync(refused, today);

        var secret = await AddAsync(
            RequestRight.Access,
            Channel.Counter,
            5,
            "Ik ben familie van een medewerker; behandel dit met weinig mensen."
        );
        KeepToNames.Apply(secret, gate, audit, by);

        var restricted = await AddAsync(
            RequestRight.Restriction,
            Channel.Letter,
            12,
            "Gebruik mijn gegevens niet zolang mijn klacht loopt."
        );
        Expect(restricted.EstablishIdentity(IdentityWay.KnownAddress, today.AddDays(-10), today));
        restricted.Searched(clock.GetUtcNow());
        await DecideAsync(restricted, Verdict.Granted, [], "Uw eerdere verzoek wordt tot dan alleen bewaard.");
        await RestrictAsync(refused, restricted);

        // So long ago that their term is over: what two people destroy together.
        foreach (var (daysAgo, text) in Answered)
        {
            var old = await AddAsync(RequestRight.Access, Channel.Letter, daysAgo + 20, text);
            Expect(old.EstablishIdentity(IdentityWay.DigitalIdentity, today.AddDays(-daysAgo - 15), today));
            old.Searched(clock.GetUtcNow().AddDays(-daysAgo - 10));
            await DecideAsync(old, Verdict.Granted, [], "Er was niets over u vastgelegd.", daysAgo);
            await CloseAsync(old, today.AddDays(-daysAgo));
        }

        // Never taken up, and therefore parked.
        foreach (var (daysAgo, text) in NotTakenUp)
        {
            var parked = await AddAsync(RequestRight.Erasure, Channel.Email, daysAgo + 40, text);
            await DecideAsync(parked, Verdict.NotDealtWith, [], "Wie dit vroeg, heeft niet geantwoord.", daysAgo);
            await CloseAsync(parked, today.AddDays(-daysAgo));
            await db.SaveChangesAsync(cancellation);
            await parking.ParkAsync(PersonRequest.Kind, parked.Id, by, cancellation);
            await retention.StartAsync(
                PersonRequest.Kind,
                parked.Id,
                ActivityKeys.NotTakenUp,
                clock.GetUtcNow().AddDays(-daysAgo),
                cancellation
            );
        }

        await DutiesAsync();
        Draft();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        async Task<PersonRequest> AddAsync(RequestRight right, Channel channel, int daysAgo, string text, string? name = null)
        {
            name ??= $"{FirstNames[chance.Next(FirstNames.Length)]} {LastNames[chance.Next(LastNames.Length)]}";
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            var request = new PersonRequest
            {
                Id = id,
                Right = right,
                Channel = channel,
                ReceivedOn = today.AddDays(-daysAgo),
                RegisteredAt = clock.GetUtcNow().AddDays(-daysAgo),
                Content = await sealing.SealAsync(
                    PersonRequest.Kind.Refer(id),
                    new RequestContent
                    {
                        Name = name,
                        BirthDate = new DateOnly(1955 + chance.Next(45), 1 + chance.Next(12), 1 + chance.Next(28)),
                        Emails = [$"{name.Split(' ')[0].ToLowerInvariant()}{chance.Next(10, 99)}@post.example"],
                        Phones = [$"06 0000 {chance.Next(1000, 9999)}"],
                        Text = text,
                    },
                    cancellation
                ),
                Number = await db.NextNumberAsync(today.AddDays(-daysAgo).Year, cancellation),
            };
            db.Add(request);
            audit.Record(by, Acts.RequestRegistered, request.Reference);
            return request;
        }

        async Task FindAsync(PersonRequest request, string name)
        {
            foreach (var record in await records.FindAsync(name, [], cancellation))
                request.Findings.Add(
                    new Finding
                    {
                        Id = Guid.CreateVersion7(clock.GetUtcNow()),
                        Number = request.Findings.Count + 1,
                        Content = await sealing.SealAsync(
                            request.Reference,
                            new Holding(record.Thing, record.What, record.Activity, record.Fields, record.Origin, []),
                            cancellation
                        ),
                        FoundAt = clock.GetUtcNow(),
                    }
                );
            request.Searched(clock.GetUtcNow());
            audit.Record(by, Acts.RequestSearched, request.Reference);
        }

        async Task DecideAsync(
            PersonRequest request,
            Verdict verdict,
            IReadOnlyList<string> grounds,
            string reasons,
            int daysAgo = 0
        )
        {
            Expect(request.Decide(verdict, grounds, by, today.AddDays(-daysAgo)));
            Expect(await sealing.ChangeAsync(request, content => content with { DecisionReasons = reasons }, cancellation));
            audit.Record(by, Acts.RequestDecided, request.Reference);
        }

        async Task TellAsync(PersonRequest request, string name, RecipientOrigin origin) =>
            request.Recipients.Add(
                new Recipient
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Origin = origin,
                    Content = await sealing.SealAsync(request.Reference, new RecipientContent(name, ""), cancellation),
                }
            );

        async Task RestrictAsync(PersonRequest thing, PersonRequest on)
        {
            var hold = await holds.PlaceAsync(
                PersonRequest.Kind,
                thing.Id,
                HoldGround.Request,
                $"Beperkt op verzoek {on.Number} (AVG artikel 18).",
                today.AddYears(1),
                by,
                cancellation
            );
            Expect(hold.Refusal);
            db.Add(
                new Restriction
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Thing = thing.Reference,
                    RequestId = on.Id,
                    Since = clock.GetUtcNow(),
                    HoldId = hold.Value,
                }
            );
            audit.Record(by, Acts.ThingRestricted, $"{thing.Reference} {on.Reference}");
        }

        async Task CloseAsync(PersonRequest request, DateOnly on)
        {
            await AnswerAsync(request, on);
            Expect(request.Close(on));
            audit.Record(by, Acts.RequestClosed, request.Reference);
            await retention.StartAsync(
                PersonRequest.Kind,
                request.Id,
                ActivityKeys.PersonRights,
                clock.GetUtcNow().AddDays(on.DayNumber - today.DayNumber),
                cancellation
            );
        }

        async Task AnswerAsync(PersonRequest request, DateOnly on)
        {
            var content = await sealing.OpenAsync<RequestContent>(request.Reference, request.Content, cancellation);
            var text = StandardTexts.Of(
                LetterKinds.Of(request.Verdict!.Value),
                LetterValues.Of(request, content.Value, [], "de demonstratie", on)
            );
            var letter = new Letter
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Kind = LetterKinds.Of(request.Verdict!.Value),
                Content = await sealing.SealAsync(
                    request.Reference,
                    text with
                    {
                        Text = text.Text.Replace("[[naam en functie]]", "de privacyfunctionaris", StringComparison.Ordinal),
                    },
                    cancellation
                ),
                WrittenBy = by.Id,
                WrittenAt = clock.GetUtcNow().AddDays(on.DayNumber - today.DayNumber),
            };
            Expect(letter.Send(on, SentBy.Post, today));
            request.Letters.Add(letter);
        }

        async Task DutiesAsync()
        {
            await DutyAsync("signaal:2026-31", 45, null, null, "");
            await DutyAsync(
                "signaal:2026-38",
                20,
                DutyState.Postponed,
                "uavg41-d",
                "Er loopt nog een onderzoek; daarna opnieuw kijken."
            );
            await DutyAsync("zaak:2026-7", 60, DutyState.Informed, null, "In het gesprek over de vergunning verteld.");
            await DutyAsync("controle:2026-112", 33, DutyState.Exempt, "avg14-5a", "De ondernemer was er zelf bij.");
        }

        async Task DutyAsync(string thing, int daysAgo, DutyState? state, string? ground, string reason)
        {
            var obtained = today.AddDays(-daysAgo);
            var duty = InformDuty.Open(
                Guid.CreateVersion7(clock.GetUtcNow()),
                thing,
                thing.StartsWith("signaal", StringComparison.Ordinal) ? ActivityKeys.NotTakenUp : ActivityKeys.PersonRights,
                obtained,
                new Term(obtained, 0, []).Due!.Value,
                Confidentiality.Municipality,
                null
            );
            if (state is { } decided)
                Expect(
                    duty.Decide(
                        new DutyDecision
                        {
                            State = decided,
                            InformedOn = decided == DutyState.Informed ? today.AddDays(-10) : null,
                            How = decided == DutyState.Informed ? InformedHow.Conversation : null,
                            Ground = ground ?? "",
                            ReviewOn = decided == DutyState.Postponed ? today.AddDays(60) : null,
                            Reason = await sealing.SealAsync(duty.Reference, reason, cancellation),
                            By = by.Id,
                            At = clock.GetUtcNow(),
                        },
                        duty.Revision,
                        today
                    )
                );
            db.Add(duty);
            audit.Record(by, Acts.DutyOpened, duty.Reference);
        }

        void Draft()
        {
            var shipped = StartingSet.All[ActivityKeys.Access];
            var draft = new ActivityVersion
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Key = ActivityKeys.Access,
                Number = 1,
                Text = shipped with { Dpia = "DPIA Baken, nummer 2026-014, vastgesteld op 12 januari 2026" },
                Reason = "Het nummer van de DPIA is ingevuld.",
                Drafters = coordinator.Id,
                DraftedByName = coordinator.Name,
                DraftedAt = clock.GetUtcNow(),
            };
            db.Add(draft);
            audit.Record(new Actor(coordinator.Id, coordinator.Name, coordinator.Roles), Acts.ActivityDrafted, draft.Reference);
        }
    }

    /// <summary>A demonstration that breaks a rule is a bug.</summary>
    private static void Expect(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException(refusal.Code);
    }
}
