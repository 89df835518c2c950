using Baken.Sectors;
using Baken.Sectors.Vulnerability;
using static Baken.Tests.Sectors.SectorsHouse;

namespace Baken.Tests.Sectors;

public sealed class JudgementTests
{
    private static readonly JudgementForm Good = new(
        "kappers",
        "contant-geld",
        Verdict.Yes,
        "Bij drie controles werd overwegend contant afgerekend.",
        "Controleverslag 2026-14",
        new DateOnly(2027, 6, 1),
        "Uitkomst van de integrale controle"
    );

    private static readonly SectorForm Vape = new(
        "vapewinkels",
        "Vapewinkels",
        "Vape shops",
        "47.26",
        "",
        "Drie winkels in het centrum"
    );

    [Fact]
    public async Task The_newest_judgement_counts_and_the_earlier_ones_stay()
    {
        await using var house = new SectorsHouse();
        (await house.JudgeAsync(Good)).ShouldBeNull();
        (await house.JudgeAsync(Good with { Verdict = Verdict.No, Reason = "Bij nadere controle toch niet" })).ShouldBeNull();

        var state = (await house.SectorAsync("kappers"))!.State("contant-geld");

        state.Current.Verdict.ShouldBe(Verdict.No);
        state.Current.Author.ShouldBe("Ada Analist");
        state.Current.Date.ShouldBe(new DateOnly(2026, 12, 1));
        state.Earlier.Select(earlier => earlier.Verdict).ShouldBe([Verdict.Yes, Verdict.Unknown]);
        state.Earlier[1].Author.ShouldBe("Baken startset");
    }

    [Fact]
    public async Task A_judgement_of_one_criterion_leaves_the_others_unknown()
    {
        await using var house = new SectorsHouse();
        await house.JudgeAsync(Good);

        var sector = (await house.SectorAsync("kappers"))!;

        sector.Holding.ShouldBe(3);
        sector.Unknown.ShouldBe(3);
        sector.State("faciliterende-rol").Current.Verdict.ShouldBe(Verdict.Unknown);
    }

    [Fact]
    public async Task A_judgement_and_its_audit_line_are_one_act_and_the_line_has_no_content()
    {
        await using var house = new SectorsHouse();
        await house.JudgeAsync(Good);

        house.Audited.ShouldBe(["u1 sector.judged sector:kappers/contant-geld"]);
    }

    private static IReadOnlyList<(string Code, JudgementForm Form)> Wrong =>
        [
            ("sectors.reason-too-short", Good with { Reason = "  te kort   " }),
            ("sectors.verdict-missing", Good with { Verdict = null }),
            ("sectors.evidence-missing", Good with { Evidence = " " }),
            ("sectors.review-not-ahead", Good with { ReviewBy = new DateOnly(2026, 12, 1) }),
            ("sectors.review-not-ahead", Good with { ReviewBy = null }),
            ("sectors.no-such-criterion", Good with { Criterion = "nationaliteit" }),
            ("sectors.no-such-sector", Good with { Sector = "bestaat-niet" }),
            ("sectors.too-long", Good with { Evidence = new string('x', 4_001) }),
        ];

    [Fact]
    public async Task What_is_not_right_is_refused_and_changes_nothing()
    {
        await using var house = new SectorsHouse();

        foreach (var (code, form) in Wrong)
            (await house.JudgeAsync(form)).ShouldNotBeNull($"{form}").Code.ShouldBe(code, $"{form}");

        house.Audited.ShouldBeEmpty();
        (await house.SectorAsync("kappers"))!.State("contant-geld").Earlier.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_needs_no_evidence_but_it_does_need_a_reason()
    {
        await using var house = new SectorsHouse();
        var unknown = Good with { Verdict = Verdict.Unknown, Evidence = "" };

        (await house.JudgeAsync(unknown with { Reason = "" }))!.Code.ShouldBe("sectors.reason-too-short");
        (await house.JudgeAsync(unknown)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_analyst_sector_manager_and_coordinator_may_judge_or_add()
    {
        await using var house = new SectorsHouse();
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor("u2", "Iemand", new HashSet<Role> { role });
            var may = role is Role.Analyst or Role.SectorManager or Role.Coordinator;
            (await house.JudgeAsync(Good, actor)).ShouldBe(may ? null : Refusals.MayNotJudge, $"{role}");
            (await house.AddAsync(Vape with { Key = $"vape-{(int)role}x" }, actor)).ShouldBe(
                may ? null : Refusals.MayNotJudge,
                $"{role}"
            );
        }
    }

    [Fact]
    public void Reporter_partner_and_handler_see_no_sectors_and_all_others_do()
    {
        foreach (var role in Enum.GetValues<Role>())
            SectorRoles
                .MayView(new Actor("u", "", new HashSet<Role> { role }))
                .ShouldBe(role is not (Role.Reporter or Role.Partner or Role.Handler), $"{role}");
    }

    [Fact]
    public async Task A_review_is_overdue_the_day_after_its_date()
    {
        await using var house = new SectorsHouse();
        await house.JudgeAsync(Good);

        house.Clock.Now = new DateTimeOffset(2027, 6, 1, 21, 0, 0, TimeSpan.Zero);
        (await house.SectorAsync("kappers"))!.State("contant-geld").Overdue.ShouldBeFalse("it is still 1 June in Amsterdam");
        house.Clock.Now = new DateTimeOffset(2027, 6, 1, 22, 30, 0, TimeSpan.Zero);
        (await house.SectorAsync("kappers"))!.State("contant-geld").Overdue.ShouldBeTrue("it is 2 June in Amsterdam");
    }

    [Fact]
    public async Task A_municipality_adds_a_sector_of_which_nothing_is_known_yet()
    {
        await using var house = new SectorsHouse();
        (await house.AddAsync(Vape with { Codes2025 = "47.26, 4791" })).ShouldBeNull();

        var sector = (await house.SectorAsync("vapewinkels"))!;

        sector.Origin.ShouldBe("gemeente");
        sector.Reason.ShouldBe("Drie winkels in het centrum");
        sector.Codes.Select(code => $"{code.Edition}:{code.Code}").ShouldBe(["2008:4726", "2025:4726", "2025:4791"]);
        sector.Unknown.ShouldBe(6);
        house.Audited.ShouldBe(["u1 sector.added sector:vapewinkels"]);
        (await house.JudgeAsync(Good with { Sector = "vapewinkels" })).ShouldBeNull();
    }

    private static IReadOnlyList<(string Code, SectorForm Form)> WrongSectors =>
        [
            ("sectors.key-not-valid", Vape with { Key = "Vape winkels" }),
            ("sectors.key-not-valid", Vape with { Key = "nieuw" }),
            ("sectors.key-taken", Vape with { Key = "kappers" }),
            ("sectors.name-missing", Vape with { Name = " " }),
            ("sectors.codes-missing", Vape with { Codes2008 = "" }),
            ("sectors.not-an-sbi-code", Vape with { Codes2008 = "47.26 x1" }),
            ("sectors.reason-too-short", Vape with { Reason = "kort" }),
        ];

    [Fact]
    public async Task A_sector_that_is_not_right_is_refused()
    {
        await using var house = new SectorsHouse();

        foreach (var (code, form) in WrongSectors)
            (await house.AddAsync(form)).ShouldNotBeNull($"{form}").Code.ShouldBe(code, $"{form}");
        house.Audited.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_must_be_in_the_tree_of_its_edition_where_that_was_read_in()
    {
        await using var house = new SectorsHouse();
        await house.TakeAsync(1, Entry("sbi2008:47", "afdeling", null, "Detailhandel"));

        (await house.AddAsync(Vape))!.Code.ShouldBe("sectors.no-such-sbi-code");
        (await house.AddAsync(Vape with { Codes2008 = "", Codes2025 = "47.26" })).ShouldBeNull();
    }
}
