using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

[Collection(WithTheProgram.Name)]
public sealed class FigureJourneys(TheProgram program)
{
    [Fact]
    public async Task From_the_overview_down_to_a_neighbourhood_and_the_source_of_its_figures()
    {
        await using var visit = await program.VisitAsync("gebiedsmanager");
        await visit.GoAsync("/gebieden");
        var district = program.Places.Districts[0];
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = district.Name, Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync($"**/gebieden/{district.Code}");
        (await visit.TitleAsync()).ShouldBe(district.Name);

        await visit.Page.Locator("#deelgebieden tbody th a").First.ClickAsync();
        await visit.Page.WaitForURLAsync($"**/gebieden/BU{district.Code[2..]}*");

        var figures = visit.Page.Locator("section[aria-labelledby=cijfers] tbody tr");
        (await figures.CountAsync()).ShouldBeGreaterThan(5);
        foreach (var row in (await figures.AllAsync()).Take(5))
        {
            (await row.Locator("td").Nth(1).InnerTextAsync()).ShouldMatch("^20[0-9]{2}$");
            (await row.GetByRole(AriaRole.Link).Last.GetAttributeAsync("href"))!.ShouldMatch("^/bronnen/imports/[0-9]+$");
        }
    }

    [Fact]
    public async Task A_sector_manager_changes_a_judgement_with_a_reason_and_the_old_one_stays_readable()
    {
        await using var visit = await program.VisitAsync("branchemanager");
        await visit.GoAsync("/sectoren");
        await visit.Page.Locator("a[href='/sectoren/kappers']").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/sectoren/kappers");
        await visit
            .Page.Locator("#contant-geld")
            .GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Oordeel herzien") })
            .ClickAsync();
        await visit.Page.WaitForURLAsync("**/oordeel/contant-geld");

        await visit.Page.Locator("#oordeel input[type=radio], input[name=oordeel]").First.CheckAsync();
        await visit.Page.GetByLabel("Bewijs").FillAsync("Bij de schouw van dit voorjaar bleek pinnen overal te kunnen.");
        await visit.Page.GetByLabel("Herzien voor").FillAsync("2099-01-01");
        await visit.Page.GetByLabel("Waarom legt u dit vast?").FillAsync("kort");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await visit.Page.Locator("[aria-invalid=true][name=reden]").WaitForAsync();
        (await visit.Page.GetByLabel("Bewijs").InputValueAsync()).ShouldContain("schouw van dit voorjaar");

        await visit.Page.GetByLabel("Waarom legt u dit vast?").FillAsync("Besproken in het brancheoverleg van maart.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/sectoren/kappers?vastgelegd=contant-geld*");

        var card = visit.Page.Locator("#contant-geld");
        (await card.InnerTextAsync()).ShouldContain("Bij de schouw van dit voorjaar");
        (await card.InnerTextAsync()).ShouldContain("Besproken in het brancheoverleg van maart.");
        await card.Locator("summary").ClickAsync();
        (await card.Locator("details").InnerTextAsync()).ShouldContain("Baken startset");
    }

    [Fact]
    public async Task A_profile_explains_a_score_and_its_model_card_says_until_when()
    {
        await using var visit = await program.VisitAsync("analist");
        await visit.GoAsync("/profielen");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/profielen/[a-z-]+$"));
        var card = await visit.Page.Locator("main").InnerTextAsync();
        foreach (
            var word in new[] { "Doel", "Maat voor succes", "Evaluatie uiterlijk", "Stopt na", "geen bewijs tegen wie dan ook" }
        )
            card.ShouldContain(word);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Uitkomst", Exact = true }).First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/uitkomst*");
        var first = visit.Page.Locator("tbody tr").First;
        (await first.Locator("td").First.InnerTextAsync()).Trim().ShouldBe("1");
        var name = await first.Locator("th").InnerTextAsync();
        await first.Locator("th a").ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/uitkomst/[^?]+"));

        (await visit.TitleAsync()).ShouldStartWith(name);
        var points = await visit.Page.Locator("tbody tr td:nth-child(7)").AllInnerTextsAsync();
        var sum = points.Sum(text => Read(text));
        var told = Read(await visit.Page.Locator("tfoot td").First.InnerTextAsync());
        Math.Abs(sum - told)
            .ShouldBeLessThan(0.05 * points.Count + 0.1, $"points {string.Join(" + ", points)} against the score {told}");
    }

    private static double Read(string text) =>
        double.TryParse(
            text.Trim(),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.GetCultureInfo("nl-NL"),
            out var number
        )
            ? number
            : 0;
}
