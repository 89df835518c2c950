using System.Net;
using System.Text.Json;
using static Baken.Tests.Sectors.SectorsAtlas;
using static Baken.Tests.Sectors.SectorsHouse;

namespace Baken.Tests.Sectors;

public sealed class SectorPagesTests
{
    private static async Task<SectorsHost> HostAsync()
    {
        var house = new SectorsHouse
        {
            Atlas = Make(
                ["GM0001", "GM0002", "GM0003"],
                [
                    ("vestigingen/sbi2008:96021", 2022, [120, 50, 40]),
                    ("vestigingen/sbi2008:96021", 2023, [130, 50, 40]),
                    ("vestigingen/sbi2008:96022", 2023, [Hidden, 50, 40]),
                    ("vestigingen/sbi2008:G+I", 2023, [4_321, 50, 40]),
                    ("inwoners", 2023, [65_000, 50_000, 50_000]),
                ],
                home: "GM0001"
            ),
        };
        await house.TakeAsync(
            9,
            Entry("sbi2008:S", "sectie", null, "Overige dienstverlening", "sbi2008:R-U", "Other service activities"),
            Entry("sbi2008:9602", "klasse", "sbi2008:S", "Haar- en schoonheidsverzorging", "sbi2008:R-U"),
            Entry("sbi2008:96021", "subklasse", "sbi2008:9602", "Haarverzorging", "sbi2008:R-U"),
            Entry("sbi2008:96022", "subklasse", "sbi2008:9602", "Schoonheidsverzorging", "sbi2008:R-U"),
            Entry("sbi2008:G", "sectie", null, "Handel", "sbi2008:G+I"),
            Entry("sbi2008:4742", "klasse", "sbi2008:G", "Winkels in telecommunicatieapparatuur", "sbi2008:G+I")
        );
        return await SectorsHost.StartAsync(house);
    }

    [Fact]
    public async Task The_list_shows_every_sector_with_its_criteria_and_the_establishments_of_home()
    {
        await using var host = await HostAsync();

        var page = await host.Browse(Role.Executive).GetAsync("/sectoren");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Texts(@"href=""/sectoren/([a-z0-9-]+)""").Distinct().Count().ShouldBe(32);
        page.Text.ShouldContain("Vestigingen in Gebied GM0001");
        page.Text.ShouldContain("130");
        page.Text.ShouldNotContain("Branche toevoegen");
    }

    [Fact]
    public async Task A_sector_page_shows_evidence_source_figures_and_where_they_came_from()
    {
        await using var host = await HostAsync();

        var page = await host.Browse().GetAsync("/sectoren/kappers");

        page.Text.ShouldContain("De diplomaplicht voor kappers is afgeschaft.");
        page.Text.ShouldContain("Baken startset");
        page.Text.ShouldContain("Haarverzorging");
        page.Text.ShouldContain("mediaan van 3 gebieden");
        page.Html.ShouldContain(@"href=""/bronnen/imports/2""");
        page.Html.ShouldContain(@"href=""/sectoren/kappers.csv?gebied=GM0001""");
    }

    [Fact]
    public async Task A_hidden_figure_is_said_to_be_hidden_and_its_value_is_nowhere()
    {
        await using var host = await HostAsync();

        var page = await host.Browse().GetAsync("/sbi/2008/9602");
        var file = await host.TextAsync("/sbi/2008/9602.csv");

        page.Text.ShouldContain("afgeschermd");
        file.ShouldContain("afgeschermd");
        file.ShouldNotContain("130");
    }

    [Fact]
    public async Task The_search_finds_by_code_and_by_word_and_a_node_shows_its_way_up()
    {
        await using var host = await HostAsync();

        (await host.Browse().GetAsync("/sbi?zoek=haarverz")).Html.ShouldContain(@"href=""/sbi/2008/96021""");
        (await host.Browse().GetAsync("/sbi")).Text.ShouldContain("Handel en horeca");
        var node = await host.Browse().GetAsync("/sbi/2008/96021");
        node.Html.ShouldContain("/sbi/2008/R-U");
        node.Html.ShouldContain("/sectoren/kappers");
        (await host.Browse().GetAsync("/sbi/2008/G%2BI")).Text.ShouldContain("Handel en horeca");
    }

    [Fact]
    public async Task What_is_not_known_is_not_found()
    {
        await using var host = await HostAsync();

        foreach (
            var path in new[] { "/sectoren/bestaat-niet", "/sbi/2008/99999", "/sbi/2012/96", "/sectoren/kappers/oordeel/geur" }
        )
            (await host.Browse().GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_judgement_is_recorded_by_a_plain_form_and_nothing_is_filled_in_beforehand()
    {
        await using var host = await HostAsync();
        var form = await host.Browse().GetAsync("/sectoren/kappers/oordeel/contant-geld");
        form.Html.ShouldNotContain("checked");

        var browser = host.Browse();
        var refused = await browser.SubmitAsync(
            "/sectoren/kappers/oordeel/contant-geld",
            ("oordeel", "Yes"),
            ("bewijs", "Kasboek gezien")
        );
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Text.ShouldContain("De herzieningsdatum ligt niet in de toekomst.");
        refused.Text.ShouldContain("Kasboek gezien");

        var done = await browser.SubmitAsync(
            "/sectoren/kappers/oordeel/contant-geld",
            ("oordeel", "Yes"),
            ("bewijs", "Kasboek gezien"),
            ("bron", ""),
            ("herzien", "2027-06-01"),
            ("reden", "Uitkomst van controle")
        );
        done.Location.ShouldBe("/sectoren/kappers?vastgelegd=contant-geld#contant-geld");
        (await browser.GetAsync("/sectoren/kappers")).Text.ShouldContain("Kasboek gezien");
    }

    [Fact]
    public async Task A_sector_of_the_municipality_is_added_by_a_plain_form()
    {
        await using var host = await HostAsync();

        var done = await host.Browse()
            .SubmitAsync(
                "/sectoren/nieuw",
                ("naam", "Telefoonreparatie <b>"),
                ("sleutel", "telefoonreparatie"),
                ("sbi2008", "47.42"),
                ("reden", "Vier nieuwe winkels in een jaar")
            );

        done.Location.ShouldBe("/sectoren/telefoonreparatie?vastgelegd=branche");
        var page = await host.Browse().GetAsync("/sectoren/telefoonreparatie");
        page.Html.ShouldContain("Telefoonreparatie &lt;b&gt;");
        page.Text.ShouldContain("Alleen bekend voor de hogere groep");
        page.Text.ShouldContain("G+I Handel en horeca");
    }

    [Theory]
    [InlineData(Role.Partner, "/sectoren", HttpStatusCode.Forbidden)]
    [InlineData(Role.Handler, "/sbi/2008/96021", HttpStatusCode.Forbidden)]
    [InlineData(Role.Reporter, "/sectoren/kappers.csv", HttpStatusCode.Forbidden)]
    [InlineData(Role.Reporter, "/api/v1/sectors", HttpStatusCode.Forbidden)]
    [InlineData(Role.Executive, "/sectoren/nieuw", HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, "/sectoren/kappers/oordeel/contant-geld", HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, "/sectoren", HttpStatusCode.OK)]
    [InlineData(Role.SectorManager, "/sectoren/nieuw", HttpStatusCode.OK)]
    public async Task A_page_opens_only_for_its_roles(Role role, string path, HttpStatusCode status)
    {
        await using var host = await HostAsync();

        using var answer = await host.AnswerAsync(path, role);

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Machines_get_the_same_in_camel_case_with_words_for_states()
    {
        await using var host = await HostAsync();

        var list = await host.JsonAsync("/api/v1/sectors?pageSize=2");
        list.GetProperty("total").GetInt32().ShouldBe(32);
        list.GetProperty("items").GetArrayLength().ShouldBe(2);
        var judgement = list.GetProperty("items")[0].GetProperty("criteria")[0].GetProperty("current");
        judgement.GetProperty("verdict").GetString().ShouldBe("yes");
        judgement.GetProperty("reviewBy").GetString().ShouldBe("2027-11-24");

        var sector = await host.JsonAsync("/api/v1/sectors/schoonheid-en-nagels");
        var establishments = sector.GetProperty("pictures")[0].GetProperty("establishments");
        establishments.GetProperty("reach").GetString().ShouldBe("exact");
        establishments.GetProperty("newest").GetProperty("status").GetString().ShouldBe("suppressed");
        establishments.GetProperty("newest").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);

        var node = await host.JsonAsync("/api/v1/sbi/2008/96.02.1?area=GM0002");
        node.GetProperty("node").GetProperty("code").GetString().ShouldBe("96021");
        node.GetProperty("sectors")[0].GetString().ShouldBe("kappers");
        node.GetProperty("picture")
            .GetProperty("establishments")
            .GetProperty("newest")
            .GetProperty("value")
            .GetDouble()
            .ShouldBe(50);

        var hits = await host.JsonAsync("/api/v1/sbi?search=96.02");
        hits.GetProperty("items")[0].GetProperty("match").GetString().ShouldBe("code");
    }

    [Theory]
    [InlineData("/api/v1/sectors/bestaat-niet", HttpStatusCode.NotFound, "sectors.no-such-sector")]
    [InlineData("/api/v1/sectors/kappers?area=XX", HttpStatusCode.BadRequest, "areas.not-an-area-code")]
    [InlineData("/api/v1/sectors/kappers?area=GM0999", HttpStatusCode.NotFound, "areas.no-such-area")]
    [InlineData("/api/v1/sectors?page=0", HttpStatusCode.BadRequest, "api.page-out-of-bounds")]
    [InlineData("/api/v1/sbi?edition=2012", HttpStatusCode.BadRequest, "sectors.not-an-sbi-edition")]
    [InlineData("/api/v1/sbi/2008/x9", HttpStatusCode.BadRequest, "sectors.not-an-sbi-code")]
    [InlineData("/api/v1/sbi/2025/96021", HttpStatusCode.NotFound, "sectors.no-such-sbi-code")]
    public async Task A_machine_is_told_what_is_wrong(string path, HttpStatusCode status, string code)
    {
        await using var host = await HostAsync();

        using var answer = await host.AnswerAsync(path);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await SectorsHost.JsonAsync(answer);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task What_a_machine_already_holds_is_not_sent_again_until_something_changes()
    {
        await using var host = await HostAsync();
        using var first = await host.AnswerAsync("/api/v1/sectors");

        using var same = await host.AnswerAsync("/api/v1/sectors", known: first.Headers.ETag);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await host.House.JudgeAsync(
            new(
                "kappers",
                "contant-geld",
                Baken.Sectors.Verdict.Unknown,
                "",
                "",
                new DateOnly(2027, 6, 1),
                "Nog niet bekeken, volgt"
            )
        );
        using var changed = await host.AnswerAsync("/api/v1/sectors", known: first.Headers.ETag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
