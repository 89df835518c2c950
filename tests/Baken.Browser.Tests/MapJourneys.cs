using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

[Collection(WithTheProgram.Name)]
public sealed class MapJourneys(TheProgram program)
{
    [Fact]
    public async Task An_analyst_chooses_a_figure_a_level_and_a_year()
    {
        await using var visit = await program.VisitAsync("analist");
        await OpenAsync(visit, "/kaart");

        await visit.Page.GetByLabel("Cijfer", new() { Exact = true }).SelectOptionAsync("inwoners");
        await visit.Page.GetByLabel("Niveau").SelectOptionAsync("buurt");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tonen" }).ClickAsync();
        await ReadyAsync(visit);
        var years = await visit.Page.GetByLabel("Jaar").Locator("option").AllInnerTextsAsync();
        var oldest = years[^1].Trim();
        await visit.Page.GetByLabel("Jaar").SelectOptionAsync(oldest);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tonen" }).ClickAsync();
        await ReadyAsync(visit);

        visit.Page.Url.ShouldContain("cijfer=inwoners");
        visit.Page.Url.ShouldContain("niveau=buurt");
        visit.Page.Url.ShouldContain($"jaar={oldest}");
        (await visit.TextAsync("figcaption")).ShouldContain($"Inwoners, {oldest}");
        (await visit.Page.Locator("#kaarttabel tbody tr").CountAsync()).ShouldBe(program.Places.Neighbourhoods.Count);
    }

    [Fact]
    public async Task Pointing_at_an_area_shows_the_figure_of_the_table_and_a_click_opens_its_page()
    {
        await using var visit = await program.VisitAsync("analist");
        await OpenAsync(visit, "/kaart?cijfer=inwoners&niveau=wijk");

        var (name, figure, at) = await PointAsync(visit);
        var row = visit.Page.Locator("#kaarttabel tr.is-highlighted");
        (await row.Locator("th").InnerTextAsync()).ShouldBe(name);
        figure.ShouldStartWith((await row.Locator("td").First.InnerTextAsync()).Trim());

        await visit.Page.Mouse.ClickAsync(at.X, at.Y);
        await visit.Page.WaitForURLAsync("**/gebieden/WK*");
        (await visit.TitleAsync()).ShouldBe(name);
    }

    [Fact]
    public async Task Two_areas_are_chosen_in_the_table_and_laid_beside_each_other()
    {
        await using var visit = await program.VisitAsync("analist");
        await OpenAsync(visit, "/kaart?cijfer=inwoners&niveau=wijk");
        var (one, other) = (program.Places.Districts[0], program.Places.Districts[1]);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Vergelijk {one.Name}", Exact = true }).ClickAsync();
        await ReadyAsync(visit);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Vergelijk {other.Name}", Exact = true }).ClickAsync();
        await ReadyAsync(visit);
        (await visit.Page.Locator("#kaarttabel tr.is-selected").CountAsync()).ShouldBe(2);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Alle cijfers naast elkaar" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/gebieden/vergelijken*");

        var headers = await visit.Page.Locator("#vergelijking thead").InnerTextAsync();
        headers.ShouldContain(one.Name);
        headers.ShouldContain(other.Name);
        (await visit.Page.Locator("#vergelijking tbody").InnerTextAsync()).ShouldContain("Inwoners");
    }

    [Fact]
    public async Task An_area_is_chosen_on_the_map_while_comparing_and_the_address_keeps_it()
    {
        await using var visit = await program.VisitAsync("analist");
        var first = program.Places.Districts[0];
        await OpenAsync(visit, $"/kaart?cijfer=inwoners&niveau=wijk&gebieden={first.Code}");

        var (name, _, at) = await PointAsync(visit, not: first.Name);
        await visit.Page.Mouse.ClickAsync(at.X, at.Y);

        var second = program.Places.Districts.Single(place => place.Name == name);
        await visit.Page.WaitForURLAsync(url => url.Contains($"gebieden={first.Code},{second.Code}", StringComparison.Ordinal));
        await OpenAsync(visit, visit.Page.Url);
        (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Alle cijfers naast elkaar" }).CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_address_restores_the_exact_view()
    {
        await using var visit = await program.VisitAsync("analist");
        await OpenAsync(visit, "/kaart?cijfer=inwoners&niveau=buurt&klassen=natuurlijk");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inzoomen" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("kaart=[0-9.]+,[0-9.]+,[0-9.]+"));
        var seen = await LookAroundAsync(visit);

        await using var other = await program.VisitAsync("bestuurder");
        await OpenAsync(other, visit.Page.Url);

        // The address holds the zoom in hundredths: a point on a border itself may fall to the neighbour.
        var again = await LookAroundAsync(other);
        again.Zip(seen).Count(pair => pair.First != pair.Second).ShouldBeLessThanOrEqualTo(1, string.Join(", ", again));
        seen.Distinct().Count().ShouldBeGreaterThan(1);
        (await other.Page.GetByLabel("Klassen").InputValueAsync()).ShouldBe("natuurlijk");
    }

    [Theory]
    [InlineData("wijk")]
    [InlineData("buurt")]
    public async Task Without_script_the_table_tells_what_the_map_would(string level)
    {
        await using var visit = await program.VisitAsync("analist", javaScript: false);
        await visit.GoAsync($"/kaart?cijfer=misdrijven&niveau={level}");
        (await visit.TextAsync("baken-map")).ShouldContain("JavaScript");

        var feed = (await visit.JsonAsync((await visit.Page.Locator("baken-map").GetAttributeAsync("data-values"))!)).GetProperty(
            "values"
        );
        var shown = new Dictionary<string, string>();
        foreach (var row in await visit.Page.Locator("#kaarttabel tbody tr").AllAsync())
            shown[(await row.GetAttributeAsync("data-code"))!] = (await row.Locator("td").First.InnerTextAsync()).Trim();

        shown.Count.ShouldBe(level == "wijk" ? program.Places.Districts.Count : program.Places.Neighbourhoods.Count);
        foreach (var area in feed.EnumerateObject())
        {
            var text = area.Value.GetProperty("text").GetString()!;
            (
                text == shown[area.Name]
                || text.StartsWith(shown[area.Name] + " ", StringComparison.Ordinal)
                || text.StartsWith(shown[area.Name] + "\u00a0", StringComparison.Ordinal)
            ).ShouldBeTrue($"{area.Name}: the map says '{text}', the table '{shown[area.Name]}'");
        }
    }

    private static async Task OpenAsync(Visit visit, string path)
    {
        await visit.GoAsync(path);
        await ReadyAsync(visit);
    }

    private static Task ReadyAsync(Visit visit) => visit.Page.Locator("baken-map[data-state=ready]").WaitForAsync();

    /// <summary>Moves over the map until an area answers.</summary>
    private static async Task<(string Name, string Figure, (float X, float Y) At)> PointAsync(Visit visit, string? not = null)
    {
        var tip = visit.Page.Locator("[data-part=tooltip]");
        foreach (var at in await PointsAsync(visit))
        {
            await visit.Page.Mouse.MoveAsync(at.X, at.Y);
            if (!await tip.IsVisibleAsync())
                continue;
            var name = await tip.Locator("strong").InnerTextAsync();
            if (name != not)
                return (name, await tip.Locator("span").InnerTextAsync(), at);
        }

        throw new InvalidOperationException("No area on the map answers to the pointer.");
    }

    private static async Task<string[]> LookAroundAsync(Visit visit)
    {
        var tip = visit.Page.Locator("[data-part=tooltip]");
        var names = new List<string>();
        foreach (var at in await PointsAsync(visit))
        {
            await visit.Page.Mouse.MoveAsync(at.X, at.Y);
            names.Add(await tip.IsVisibleAsync() ? await tip.InnerTextAsync() : "");
        }

        return [.. names];
    }

    private static async Task<List<(float X, float Y)>> PointsAsync(Visit visit)
    {
        var map = visit.Page.Locator("[data-part=canvas]");
        await map.ScrollIntoViewIfNeededAsync();
        var box = (await map.BoundingBoxAsync())!;
        return
        [
            .. from y in new[] { 0.5f, 0.35f, 0.65f }
            from x in new[] { 0.5f, 0.4f, 0.6f, 0.3f, 0.7f }
            select (box.X + box.Width * x, box.Y + box.Height * y),
        ];
    }
}
