using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Importing on the screen, by somebody with a script and by somebody without.</summary>
[Collection(WithTheProgram.Name)]
public sealed class ImportJourneys(TheProgram program)
{
    private const string OwnTable =
        "gebied;jaar;klachten;bewoner\nGM9901;2023;120;jan@voorbeeld.example\nGM9901;2024;80;piet@voorbeeld.example\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_a_publisher_is_looked_at_confirmed_and_accounted_for(bool javaScript)
    {
        // Of the municipality alone, in a year of its own: what other journeys look at stays as it was.
        var year = javaScript ? 2017 : 2018;
        var codes = program.Places.Municipalities.Take(3).Select(place => place.Code).ToArray();
        codes.Length.ShouldBe(3);
        var file = $"gwb_code;a_inw;herkomst;kleur\n{codes[0]};1000;1;rood\n{codes[1]};veel;1;rood\n{codes[2]};3000;1;rood\n";
        await using var visit = await program.VisitAsync("analist", javaScript);

        await ChooseAsync(visit, "cbs-key-figures", $"kern{year}.csv", file);
        await SettledAsync(visit);
        (await visit.TitleAsync()).ShouldBe("Nakijken voor het inlezen");
        var preview = await visit.Page.Locator("main").InnerTextAsync();
        preview.ShouldContain("Er is nog niets ingelezen");
        preview.ShouldContain($"{year}");
        preview.ShouldContain("herkomst");
        preview.ShouldContain("kleur");
        (await visit.Page.Locator("#afgewezen-rijen tbody tr").InnerTextAsync()).ShouldContain("veel");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inlezen", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/bronnen/imports/[0-9]+\\?stand=klaar$"));
        var report = await visit.Page.Locator("main").InnerTextAsync();
        report.ShouldContain("Ingelezen op");
        report.ShouldContain("Demo Informatieanalist");
        report.ShouldContain($"kern{year}.csv");
        report.ShouldContain("herkomst");
        (await visit.Page.Locator("#afgewezen-rijen tbody tr").CountAsync()).ShouldBe(1);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download als CSV" }).ClickAsync()
        );
        var rejected = (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Split(
            '\n'
        );
        rejected[0].ShouldContain("bestand,regel,kolom,reden");
        rejected[1].ShouldStartWith($"kern{year}.csv,3,a_inw,");

        var number = Regex.Match(visit.Page.Url, "imports/([0-9]+)").Groups[1].Value;
        await ChooseAsync(visit, "cbs-key-figures", $"kern{year}.csv", file);
        await SettledAsync(visit);
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("Deze bestanden zijn al ingelezen");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Naar import {number}" }).ClickAsync();
        await visit.Page.WaitForURLAsync($"**/bronnen/imports/{number}");
        await visit.GoAsync("/bronnen/imports");
        (await visit.Page.GetByText($"kern{year}.csv").CountAsync()).ShouldBe(
            1,
            "the same file again must not be a second import"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_own_table_gets_a_mapping_and_becomes_a_source(bool javaScript)
    {
        var key = javaScript ? "klachten-met-script" : "klachten-zonder-script";
        await using var visit = await program.VisitAsync("analist", javaScript);
        await OwnTableAsync(visit, key);

        // What the first look found: the columns with their types, what is wrong with them, and the first rows.
        var columns = await visit.Page.Locator(".baken-mapping__columns").InnerTextAsync();
        columns.ShouldContain("gebiedscode");
        columns.ShouldContain("geheel getal");
        columns.ShouldNotContain("voorbeeld.example");
        await visit.Page.GetByText(new Regex("^De eerste 2 rijen van")).ClickAsync();
        var rows = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Eerste rijen" });
        (await rows.InnerTextAsync()).ShouldContain("120");
        (await rows.InnerTextAsync()).ShouldNotContain("voorbeeld.example");
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inlezen", Exact = true }).CountAsync()).ShouldBe(0);

        await visit.Page.Locator("[name=rol-0]").SelectOptionAsync("gebied");
        await visit.Page.Locator("[name=rol-1]").SelectOptionAsync("jaar");
        await visit.Page.Locator("[name=rol-2]").SelectOptionAsync("cijfer");
        await visit.Page.Locator("[name=label-2]").FillAsync("Klachten over overlast");
        await visit.Page.Locator("[name=sleutel-2]").FillAsync(key);
        await visit.Page.Locator("[name=eenheid-2]").FillAsync("klachten");
        await visit.Page.GetByLabel("Naam", new() { Exact = true }).FillAsync($"Meldpunt {key}");
        await visit.Page.Locator("#sleutel").FillAsync(key);
        await visit.Page.GetByLabel("Eigenaar").FillAsync("Gemeente");
        await visit.Page.GetByLabel("Doel", new() { Exact = true }).FillAsync("Zien waar overlast is.");
        await visit.Page.GetByLabel("Wettelijke grondslag").FillAsync("Gemeentewet artikel 160");
        await visit.Page.GetByLabel("Bewaartermijn, in jaren").FillAsync("5");
        await visit.Page.GetByLabel("Licentie").FillAsync("intern");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaren en proeflezen" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inlezen", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/bronnen/imports/[0-9]+\\?stand=klaar$"));

        await visit.GoAsync($"/bronnen/{key}");
        (await visit.TitleAsync()).ShouldStartWith($"Meldpunt {key}");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("Gemeentewet artikel 160");
        await visit.GoAsync("/bronnen/inlezen");
        (await visit.Page.Locator($"#bron option[value={key}]").CountAsync()).ShouldBe(
            1,
            "a saved mapping is a choice from then on"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_file_is_refused_with_a_reason_and_can_be_thrown_away(bool javaScript)
    {
        await using var visit = await program.VisitAsync("analist", javaScript);
        await ChooseAsync(visit, "cbs-boundaries", "rapport.geojson", "%PDF-1.7 en verder");
        await SettledAsync(visit);

        (await visit.TitleAsync()).ShouldBe("Dit kan niet worden ingelezen");
        (await visit.TextAsync("main .utrecht-alert--error")).ShouldContain("rapport.geojson");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("Er is niets veranderd.");
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inlezen", Exact = true }).CountAsync()).ShouldBe(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Weggooien" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/bronnen/inlezen?stand=weggegooid");
    }

    /// <summary>Hands over a table that no source knows, and waits for what a first look finds.</summary>
    /// <returns>The address of the page with the mapping.</returns>
    internal static async Task<string> OwnTableAsync(Visit visit, string name = "klachten")
    {
        await ChooseAsync(visit, "table", $"{name}.csv", OwnTable);
        await SettledAsync(visit);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Toewijzing", Exact = true }).WaitForAsync();
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    private static async Task ChooseAsync(Visit visit, string source, string name, string text)
    {
        await visit.GoAsync("/bronnen/inlezen");
        await visit.Page.Locator("#bron").SelectOptionAsync(source);
        await visit
            .Page.Locator("#bestand")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = Encoding.UTF8.GetBytes(text),
                }
            );
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijken" }).ClickAsync();
    }

    /// <summary>The page refreshes by itself until the reading is done.</summary>
    private static Task SettledAsync(Visit visit) =>
        visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Bestanden", Exact = true }).WaitForAsync();
}
