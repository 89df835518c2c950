using System.Text;
using Baken.Access;
using Baken.Privacy;
using Baken.Privacy.Requests;
using Microsoft.EntityFrameworkCore;
using static Baken.Tests.Privacy.PrivacyHouse;
using Refusals = Baken.Privacy.Refusals;

namespace Baken.Tests.Privacy;

public sealed class RequestTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_request_goes_from_receipt_to_answer(Provider provider)
    {
        await using var house = await MakeAsync(provider);
        var earlier = await house.RegisterAsync();
        var id = await house.RegisterAsync(RequestRight.Rectification);
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        var found = (await house.RowAsync(id)).Findings.ShouldHaveSingleItem();
        (await OpenAsync(house, id, Officer)).ShouldNotBeNull();
        (await HoldingAsync(house, id, found)).Thing.ShouldBe(PersonRequest.Kind.Refer(earlier));

        (await house.DecideAsync(id, Verdict.Granted)).ShouldBe(Refusals.FindingsOpen);
        await house.JudgeAllAsync(id);
        (await house.DecideAsync(id, null)).ShouldBe(Refusals.ChoiceMissing);
        (await house.DecideAsync(id, Verdict.Granted)).ShouldBeNull();
        (await CloseAsync(house, id)).ShouldBe(Refusals.DecisionNotSent);

        await SendDecisionAsync(house, id, LetterKind.Grant);
        (await CloseAsync(house, id)).ShouldBeNull();

        var row = await house.RowAsync(id);
        row.State.ShouldBe(RequestState.Closed);
        row.Number.ShouldBe("2026-0002");
        (await house.AuditAsync())
            .Where(line =>
                line.Contains(" request.", StringComparison.Ordinal) && line.Contains(id.ToString("N"), StringComparison.Ordinal)
            )
            .Select(line => line.Split(' ')[1])
            .ShouldBe([
                "request.registered",
                "request.identity-established",
                "request.searched",
                "request.finding-judged",
                "request.decided",
                "request.letter-written",
                "request.letter-sent",
                "request.closed",
            ]);
        (await house.DecideAsync(id, Verdict.Granted)).ShouldBe(Refusals.RequestClosed);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_that_a_person_said_is_readable_in_the_database(Provider provider)
    {
        await using var house = await MakeAsync(provider);
        var id = await house.RegisterAsync();
        await house.EstablishAsync(id);
        await house.RegisterAsync();
        await house.SearchAsync(id);
        (await AttachAsync(house, id, Officer, Encoding.UTF8.GetBytes($"Brief van {Marker}."))).ShouldBeNull();

        var request = await house.RowAsync(id);
        List<byte[]> kept =
        [
            request.Content,
            .. request.Findings.Select(finding => finding.Content),
            .. request.Attachments.Select(attachment => attachment.Name),
            .. await house.Database.RowsAsync<byte[]>($"SELECT content AS \"Value\" FROM privacy_attachment_bytes"),
        ];
        kept.Count.ShouldBe(4);
        foreach (var bytes in kept)
            Encoding.UTF8.GetString(bytes).ShouldNotContain("Aaltje");
        (await house.AuditAsync()).ShouldAllBe(line => !line.Contains("Aaltje", StringComparison.OrdinalIgnoreCase));
        (await OpenAsync(house, id, Officer))!.Content.Name.ShouldBe(Marker);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Only_these_two_people_see_what_is_kept_to_names(Provider provider)
    {
        await using var house = await MakeAsync(provider);
        var id = await house.RegisterAsync(onlyByName: true);
        (await OpenAsync(house, id, Officer)).ShouldNotBeNull();
        (await OpenAsync(house, id, OtherOfficer)).ShouldBeNull();

        (await ShareAsync(house, id, Handler, Right.See, house.Today.AddDays(3))).ShouldBeNull();

        (await OpenAsync(house, id, Handler))!.MayDo.ShouldBeFalse();
        foreach (var outsider in (Actor[])[OtherOfficer, Coordinator, Partner, Auditor, Administrator])
        {
            (await OpenAsync(house, id, outsider)).ShouldBeNull(outsider.Name);
            (await ListAsync(house, outsider)).ShouldBeEmpty(outsider.Name);
        }

        // It is not found by a search of another officer either.
        var other = await house.RegisterAsync(by: OtherOfficer);
        await house.EstablishAsync(other);
        (
            await house.ActAsync<SearchHoldings>(
                other,
                (s, revision) => s.HandleAsync(other, revision, OtherOfficer, default),
                OtherOfficer
            )
        ).ShouldBeNull();
        (await house.RowAsync(other)).Findings.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_share_ends_on_its_day_and_at_once_when_it_is_recalled(Provider provider)
    {
        await using var house = await MakeAsync(provider);
        var id = await house.RegisterAsync();
        (await ShareAsync(house, id, Partner, Right.See, house.Today.AddDays(2))).ShouldBeNull();
        (await ShareAsync(house, id, Handler, Right.Do, house.Today.AddDays(9))).ShouldBeNull();
        (await OpenAsync(house, id, Partner)).ShouldNotBeNull();

        house.Clock.Pass(TimeSpan.FromDays(3));
        (await OpenAsync(house, id, Partner)).ShouldBeNull();
        (await OpenAsync(house, id, Handler))!.MayDo.ShouldBeTrue();

        var share = (await SharesAsync(house, id)).Single(s => s.Grantee == Handler.Id);
        (
            await house.ActAsync<RecallShare>(id, (r, revision) => r.HandleAsync(id, revision, share.Id, Officer, default))
        ).ShouldBeNull();
        (await OpenAsync(house, id, Handler)).ShouldBeNull();
        (await SharesAsync(house, id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_shared_with_who_sees_no_content_or_without_an_end()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();

        (await ShareAsync(house, id, Administrator, Right.See, house.Today.AddDays(2))).ShouldBe(Refusals.ColleagueNotFound);
        (await ShareAsync(house, id, Auditor, Right.See, house.Today.AddDays(2))).ShouldBe(Refusals.ColleagueNotFound);
        (await ShareAsync(house, id, Partner, Right.See, null)).ShouldBe(Refusals.UntilInvalid);
        (await ShareAsync(house, id, Partner, Right.See, house.Today)).ShouldBe(Refusals.UntilInvalid);
        (await ShareAsync(house, id, Partner, Right.See, house.Today.AddDays(400))).ShouldBe(Refusals.UntilInvalid);
        (await ShareAsync(house, id, Partner, Right.Hit, house.Today.AddDays(2))).ShouldBe(Refusals.ChoiceMissing);
        (await SharesAsync(house, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_who_can_deal_with_a_named_request_cannot_be_sent_away()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync(onlyByName: true);
        var own = (await SharesAsync(house, id)).ShouldHaveSingleItem();

        (await house.ActAsync<RecallShare>(id, (r, revision) => r.HandleAsync(id, revision, own.Id, Officer, default))).ShouldBe(
            Refusals.LastHandler
        );

        (await ShareAsync(house, id, OtherOfficer, Right.Do, house.Today.AddDays(90))).ShouldBeNull();
        (
            await house.ActAsync<RecallShare>(id, (r, revision) => r.HandleAsync(id, revision, own.Id, Officer, default))
        ).ShouldBeNull();
        (await OpenAsync(house, id, Officer)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_may_read_may_do_nothing()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        (await ShareAsync(house, id, Handler, Right.See, house.Today.AddDays(3))).ShouldBeNull();

        (
            await house.ActAsync<CheckIdentity>(
                id,
                (c, revision) => c.HandleAsync(id, revision, IdentityWay.DigitalIdentity, house.Today, "", Handler, default),
                Handler
            )
        ).ShouldBe(Refusals.RequestNotFound);
        (await AttachAsync(house, id, Handler, "tekst"u8.ToArray())).ShouldBe(Refusals.RequestNotFound);
        (await ShareAsync(house, id, Coordinator, Right.See, house.Today.AddDays(3), Handler)).ShouldBe(Refusals.RequestNotFound);
        (await house.RowAsync(id)).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_changes_nothing()
    {
        await using var house = await MakeAsync();
        var id = Guid.CreateVersion7(house.Clock.GetUtcNow());
        await house.RegisterAsync(id: id);
        await house.RegisterAsync(id: id);
        (await house.Database.RowsAsync<int>($"SELECT COUNT(*) AS \"Value\" FROM privacy_request")).ShouldBe([1]);
        (await house.Database.RowsAsync<int>($"SELECT last AS \"Value\" FROM privacy_request_year")).ShouldBe([1]);

        var revision = (await house.RowAsync(id)).Revision;
        Task<Refusal?> EstablishAsync() =>
            house.AsAsync<CheckIdentity, Refusal?>(
                Officer,
                check => check.HandleAsync(id, revision, IdentityWay.DigitalIdentity, house.Today, "", Officer, default)
            );
        (await EstablishAsync()).ShouldBeNull();
        (await EstablishAsync()).ShouldBe(Refusals.ChangedMeanwhile);
    }

    [Fact]
    public async Task Numbers_are_given_once_and_none_is_left_out()
    {
        await using var house = await MakeAsync();
        for (var at = 0; at < 3; at++)
            await house.RegisterAsync(onlyByName: at == 1);

        // A refused form takes no number.
        (
            await house.AsAsync<RegisterRequest, Outcome<Guid>>(
                Officer,
                r => r.HandleAsync(house.Form(name: ""), Officer, default)
            )
        ).Refusal.ShouldBe(Refusals.PersonNameMissing);
        await house.RegisterAsync();
        (await house.Database.RowsAsync<string>($"SELECT number AS \"Value\" FROM privacy_request ORDER BY number")).ShouldBe([
            "2026-0001",
            "2026-0002",
            "2026-0003",
            "2026-0004",
        ]);
    }

    [Fact]
    public async Task A_part_of_one_request_is_not_reached_through_another()
    {
        await using var house = await MakeAsync();
        var named = await house.RegisterAsync(onlyByName: true);
        (await AttachAsync(house, named, Officer, "geheim"u8.ToArray())).ShouldBeNull();
        await house.RegisterAsync();
        await house.EstablishAsync(named);
        await house.SearchAsync(named);
        var secret = await house.RowAsync(named);
        var own = await house.RegisterAsync(by: OtherOfficer, name: "Iemand Anders");
        await house.EstablishAsync(own);

        var file = secret.Attachments.ShouldHaveSingleItem().Id;
        var finding = secret.Findings.ShouldHaveSingleItem().Id;
        (
            await house.AsAsync<RequestQueries, object?>(
                OtherOfficer,
                async q => await q.FileAsync(own, file, OtherOfficer, default)
            )
        ).ShouldBeNull();
        (
            await house.AsAsync<RequestQueries, object?>(
                OtherOfficer,
                async q => await q.FileAsync(named, file, OtherOfficer, default)
            )
        ).ShouldBeNull();
        (
            await house.AsAsync<RequestQueries, object?>(Officer, async q => await q.FileAsync(named, file, Officer, default))
        ).ShouldNotBeNull();
        (
            await house.ActAsync<JudgeFinding>(
                own,
                (judge, revision) => judge.HandleAsync(own, revision, finding, Belonging.No, null, [], OtherOfficer, default),
                OtherOfficer
            )
        ).ShouldBe(Refusals.PartNotFound);
        (await house.RowAsync(named)).Findings.Single().IsJudged.ShouldBeFalse();
    }

    [Theory]
    [InlineData(nameof(RequestRight.Rectification))]
    [InlineData(nameof(RequestRight.Erasure))]
    [InlineData(nameof(RequestRight.Restriction))]
    public async Task A_request_is_not_closed_while_a_recipient_has_not_answered(string asked)
    {
        var right = Enum.Parse<RequestRight>(asked);
        await using var house = await MakeAsync();
        var earlier = await house.RegisterAsync();
        (await ShareAsync(house, earlier, Partner, Right.See, house.Today.AddDays(3))).ShouldBeNull();
        var id = await house.RegisterAsync(right);
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        await house.JudgeAllAsync(id);
        (await house.DecideAsync(id, Verdict.Granted)).ShouldBeNull();
        await SendDecisionAsync(house, id, LetterKind.Grant);

        // With whom the found thing was shared is on the list by itself.
        var recipient = (await house.RowAsync(id)).Recipients.ShouldHaveSingleItem();
        recipient.Origin.ShouldBe(RecipientOrigin.Share);
        (await CloseAsync(house, id)).ShouldBe(Refusals.RecipientsOpen);
        (await AnswerAsync(RecipientAnswer.CarriedOut)).ShouldBe(Refusals.NotToldYet);
        (await AnswerAsync(RecipientAnswer.Impossible)).ShouldBe(Refusals.ReasonMissing);
        (
            await house.ActAsync<FollowRecipient>(
                id,
                (follow, revision) =>
                    follow.TellAsync(id, revision, recipient.Id, house.Today, SentBy.SecureMail, Officer, default)
            )
        ).ShouldBeNull();
        (await CloseAsync(house, id)).ShouldBe(Refusals.RecipientsOpen);
        (await AnswerAsync(RecipientAnswer.CarriedOut)).ShouldBeNull();
        (await CloseAsync(house, id)).ShouldBeNull();

        Task<Refusal?> AnswerAsync(RecipientAnswer answer) =>
            house.ActAsync<FollowRecipient>(
                id,
                (follow, revision) => follow.AnswerAsync(id, revision, recipient.Id, house.Today, answer, "", Officer, default)
            );
    }

    [Fact]
    public async Task Somebody_named_by_hand_holds_up_the_closing_too()
    {
        await using var house = await MakeAsync();
        var id = await DecidedAsync(house, RequestRight.Rectification);
        await SendDecisionAsync(house, id, LetterKind.Grant);
        (
            await house.ActAsync<NameRecipient>(
                id,
                (name, revision) => name.HandleAsync(id, revision, "Contactpunt RIEC", true, Officer, default)
            )
        ).ShouldBeNull();

        (await house.RowAsync(id)).Recipients.Single().Origin.ShouldBe(RecipientOrigin.RiecContactPoint);
        (await CloseAsync(house, id)).ShouldBe(Refusals.RecipientsOpen);
    }

    [Fact]
    public async Task A_granted_restriction_marks_what_was_found_until_the_person_was_told()
    {
        await using var house = await MakeAsync();
        var earlier = await house.RegisterAsync();
        var thing = PersonRequest.Kind.Refer(earlier);
        await house.EstablishAsync(earlier);
        (await house.DecideAsync(earlier, Verdict.Refused, "uavg41-d")).ShouldBeNull();
        await SendDecisionAsync(house, earlier, LetterKind.Refusal);
        (await CloseAsync(house, earlier)).ShouldBeNull();
        var id = await house.RegisterAsync(RequestRight.Restriction);
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        await house.JudgeAllAsync(id);
        (await RestrictedAsync()).ShouldBeEmpty();

        (await house.DecideAsync(id, Verdict.Granted)).ShouldBeNull();
        (await RestrictedAsync()).Keys.ShouldBe([thing]);
        (await HeldAsync()).ShouldBeTrue();

        house.Clock.Pass(TimeSpan.FromDays(2));
        (await LiftAsync(house.Today.AddDays(-5))).ShouldBe(Refusals.DayInvalid);
        (await LiftAsync(house.Today)).ShouldBeNull();
        (await RestrictedAsync()).ShouldBeEmpty();
        (await HeldAsync()).ShouldBeFalse();
        (await LiftAsync(house.Today)).ShouldBe(Refusals.NothingRestricted);

        Task<IReadOnlyDictionary<string, DateTimeOffset>> RestrictedAsync() =>
            house.AsAsync<IRestrictions, IReadOnlyDictionary<string, DateTimeOffset>>(
                Officer,
                r => r.OfAsync([thing, "other:1"], default)
            );
        Task<bool> HeldAsync() =>
            house.AsAsync<IRetention, bool>(
                Officer,
                async retention => (await retention.ClockAsync(PersonRequest.Kind, earlier, default))!.Held
            );
        Task<Refusal?> LiftAsync(DateOnly told) =>
            house.AsAsync<LiftRestriction, Refusal?>(Officer, lift => lift.HandleAsync(id, told, Officer, default));
    }

    [Fact]
    public async Task A_search_needs_a_person_who_is_known_and_a_privacy_officer()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        (await ShareAsync(house, id, Handler, Right.Do, house.Today.AddDays(3))).ShouldBeNull();

        (await house.ActAsync<SearchHoldings>(id, (s, revision) => s.HandleAsync(id, revision, Officer, default))).ShouldBe(
            Refusals.IdentityOpen
        );
        await house.EstablishAsync(id);
        (
            await house.ActAsync<SearchHoldings>(id, (s, revision) => s.HandleAsync(id, revision, Handler, default), Handler)
        ).ShouldBe(Refusals.NotYours);
        (await house.AuditAsync()).ShouldNotContain(line => line.Contains("request.searched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_finds_the_account_and_the_acts_of_who_can_sign_in()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync(name: Officer.Name.ToUpperInvariant());
        await house.EstablishAsync(id);
        await house.SearchAsync(id);

        var row = await house.RowAsync(id);
        List<string> things = [];
        foreach (var finding in row.Findings.OrderBy(f => f.Number))
            things.Add((await HoldingAsync(house, id, finding)).Thing);
        things.ShouldBe([Officer.Id, $"audit:{Officer.Id}"]);
    }

    [Fact]
    public async Task What_is_unchanged_keeps_its_judgement_when_it_is_searched_again()
    {
        await using var house = await MakeAsync();
        var first = await house.RegisterAsync();
        var id = await house.RegisterAsync();
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        await house.JudgeAllAsync(id, Belonging.No, null);

        await house.RegisterAsync();
        await house.SearchAsync(id);
        var findings = (await house.RowAsync(id)).Findings.OrderBy(f => f.Number).ToList();
        findings.Select(f => f.IsJudged).ShouldBe([true, false]);

        // The first one changes: what was judged was something else.
        await house.EstablishAsync(first);
        await house.SearchAsync(id);
        (await house.RowAsync(id)).Findings.ShouldAllBe(f => !f.IsJudged);
    }

    [Fact]
    public async Task A_refusal_has_grounds_that_fit_and_a_full_grant_withholds_nothing()
    {
        await using var house = await MakeAsync();
        await house.RegisterAsync();
        var id = await house.RegisterAsync();
        (await house.DecideAsync(id, Verdict.Refused, "uavg41-d")).ShouldBe(Refusals.IdentityOpen);
        await house.EstablishAsync(id);
        (await house.DecideAsync(id, Verdict.Granted)).ShouldBe(Refusals.NotSearched);
        await house.SearchAsync(id);
        await house.JudgeAllAsync(id, Belonging.Yes, Handing.Withhold);

        (await house.DecideAsync(id, Verdict.Refused)).ShouldBe(Refusals.GroundMissing);
        (await house.DecideAsync(id, Verdict.Refused, "avg17-3b")).ShouldBe(Refusals.GroundUnknown);
        (await house.DecideAsync(id, Verdict.Refused, "omdat")).ShouldBe(Refusals.GroundUnknown);
        (await house.DecideAsync(id, Verdict.Granted)).ShouldBe(Refusals.WithheldYetGranted);
        (await house.DecideAsync(id, Verdict.PartlyGranted, "uavg41-d")).ShouldBeNull();
    }

    [Fact]
    public async Task Unsure_is_no_judgement_to_decide_on()
    {
        await using var house = await MakeAsync();
        await house.RegisterAsync();
        var id = await house.RegisterAsync();
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        await house.JudgeAllAsync(id, Belonging.Unsure, null);

        (await house.DecideAsync(id, Verdict.Granted)).ShouldBe(Refusals.FindingsOpen);
    }

    [Fact]
    public async Task An_extension_is_told_within_the_first_month_and_once()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        (await ExtendAsync(3, house.Today)).ShouldBe(Refusals.ExtensionInvalid);
        (await ExtendAsync(0, house.Today)).ShouldBe(Refusals.ExtensionInvalid);
        (await ExtendAsync(1, house.Today.AddDays(1))).ShouldBe(Refusals.DayInvalid);

        var last = (await house.RowAsync(id)).Term.ExtendBefore!.Value;
        house.Clock.Pass(TimeSpan.FromDays(last.DayNumber - house.Today.DayNumber + 1));
        (await ExtendAsync(2, house.Today)).ShouldBe(Refusals.ExtensionTooLate);
        (await ExtendAsync(2, last)).ShouldBeNull();
        (await ExtendAsync(1, last)).ShouldBe(Refusals.ExtendedAlready);
        (await house.RowAsync(id)).Term.Due.ShouldBe(new DateOnly(2026, 6, 2));

        Task<Refusal?> ExtendAsync(int months, DateOnly told) =>
            house.ActAsync<ExtendTerm>(
                id,
                (extend, revision) =>
                    extend.HandleAsync(id, revision, months, told, "Er wordt bij drie afdelingen gezocht.", Officer, default)
            );
    }

    [Fact]
    public async Task The_clock_stops_from_asking_who_it_is_until_that_is_known()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        house.Clock.Pass(TimeSpan.FromDays(3));
        (await CheckAsync(null, house.Today)).ShouldBeNull();
        (await CheckAsync(null, house.Today)).ShouldBe(Refusals.IdentityAskedAlready);
        (await house.RowAsync(id)).Term.Due.ShouldBeNull();

        house.Clock.Pass(TimeSpan.FromDays(14));
        (await CheckAsync(IdentityWay.KnownAddress, house.Today.AddDays(-20))).ShouldBe(Refusals.DayInvalid);
        (await CheckAsync(IdentityWay.KnownAddress, house.Today)).ShouldBeNull();
        var term = (await house.RowAsync(id)).Term;
        term.DaysStopped.ShouldBe(14);
        term.Due.ShouldBe(new DateOnly(2026, 4, 16));

        Task<Refusal?> CheckAsync(IdentityWay? way, DateOnly on) =>
            house.ActAsync<CheckIdentity>(
                id,
                (check, revision) => check.HandleAsync(id, revision, way, on, "", Officer, default)
            );
    }

    [Fact]
    public async Task Every_look_is_written_down_and_without_that_there_is_no_look()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        await OpenAsync(house, id, Officer);
        (await house.AuditAsync()).Last().ShouldBe($"{Officer.Id} seen {PersonRequest.Kind.Refer(id)}");

        await house.Database.DoAsync(async services =>
        {
            var db = (ModuleDb)services.GetService(typeof(ModuleDb))!;
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER full_disk BEFORE INSERT ON access_audit_line BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            );
        });
        await Should.ThrowAsync<DbUpdateException>(() => OpenAsync(house, id, Officer));
    }

    [Fact]
    public async Task A_destroyed_request_leaves_nothing_and_its_number_stays_given_out()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        await AttachAsync(house, id, Officer, "tekst"u8.ToArray());
        await house.Database.DoAsync(async services =>
        {
            var destroyer = ((IEnumerable<IDestroyer>)services.GetService(typeof(IEnumerable<IDestroyer>))!).Single(d =>
                d.Kind == PersonRequest.Kind
            );
            (await destroyer.DestroyAsync(id, default)).ShouldBeTrue();
            (await destroyer.DestroyAsync(id, default)).ShouldBeFalse();
        });

        (await house.Database.RowsAsync<int>($"SELECT COUNT(*) AS \"Value\" FROM privacy_attachment_bytes")).ShouldBe([0]);
        await house.RegisterAsync();
        (await house.Database.RowsAsync<string>($"SELECT number AS \"Value\" FROM privacy_request")).ShouldBe(["2026-0002"]);
    }

    private static async Task<Guid> DecidedAsync(PrivacyHouse house, RequestRight right)
    {
        var id = await house.RegisterAsync(right);
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        (await house.DecideAsync(id, Verdict.Granted)).ShouldBeNull();
        return id;
    }

    private static async Task SendDecisionAsync(PrivacyHouse house, Guid id, LetterKind kind)
    {
        var revision = (await house.RowAsync(id)).Revision;
        var letter = await house.AsAsync<WriteLetter, Outcome<Guid>>(
            Officer,
            write =>
                write.HandleAsync(
                    id,
                    revision,
                    kind,
                    "Besluit",
                    "Wij besluiten. "
                        + StandardTexts
                            .Remedies.Replace("{gemeente}", "X", StringComparison.Ordinal)
                            .Replace("{nummer}", "1", StringComparison.Ordinal),
                    Officer,
                    default
                )
        );
        letter.Refusal.ShouldBeNull();
        (
            await house.ActAsync<SendLetter>(
                id,
                (send, now) => send.HandleAsync(id, now, letter.Value, house.Today, SentBy.Post, Officer, default)
            )
        ).ShouldBeNull();
    }

    private static Task<Refusal?> CloseAsync(PrivacyHouse house, Guid id) =>
        house.ActAsync<CloseRequest>(id, (close, revision) => close.HandleAsync(id, revision, Officer, default));

    private static Task<OpenedRequest?> OpenAsync(PrivacyHouse house, Guid id, Actor by) =>
        house.AsAsync<RequestQueries, OpenedRequest?>(by, queries => queries.OpenAsync(id, default));

    private static Task<IReadOnlyList<RequestLine>> ListAsync(PrivacyHouse house, Actor by) =>
        house.AsAsync<RequestQueries, IReadOnlyList<RequestLine>>(by, queries => queries.ListAsync(true, default));

    private static Task<IReadOnlyList<Share>> SharesAsync(PrivacyHouse house, Guid id) =>
        house.AsAsync<IGate, IReadOnlyList<Share>>(Officer, gate => gate.SharesAsync(id, default));

    private static Task<Holding> HoldingAsync(PrivacyHouse house, Guid id, Finding finding) =>
        house.AsAsync<SealedJson, Holding>(
            Officer,
            async sealing => (await sealing.OpenAsync<Holding>(PersonRequest.Kind.Refer(id), finding.Content, default)).Value
        );

    private static Task<Refusal?> ShareAsync(
        PrivacyHouse house,
        Guid id,
        Actor with,
        Right right,
        DateOnly? until,
        Actor? by = null
    ) =>
        house.ActAsync<ShareRequest>(
            id,
            (share, revision) =>
                share.HandleAsync(id, revision, with.Id, right, "Nodig voor de uitvoering.", until, by ?? Officer, default),
            by
        );

    private static Task<Refusal?> AttachAsync(PrivacyHouse house, Guid id, Actor by, byte[] bytes) =>
        house.ActAsync<AttachFile>(
            id,
            (attach, revision) => attach.HandleAsync(id, revision, "brief van Aaltje.txt", new MemoryStream(bytes), by, default),
            by
        );
}
