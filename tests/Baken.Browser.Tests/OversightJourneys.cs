using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Somebody who looks at who looked.</summary>
[Collection(WithTheProgram.Name)]
public sealed class OversightJourneys(TheProgram program)
{
    [Fact]
    public async Task An_auditor_draws_a_sample_and_asks_about_one_look_up()
    {
        await SomethingIsSeenAsync();
        await using var visit = await program.VisitAsync("auditor");
        await visit.GoAsync("/toezicht/steekproef");
        await visit.ShouldBeSoundAsync();
        await DrawnAsync(visit, 200);
        await visit.ShouldBeSoundAsync();
        var home = new Uri(visit.Page.Url).AbsolutePath;
        (await visit.TextAsync("main")).ShouldContain("Begin van het toeval");
        // An auditor does not judge what he did himself.
        var lines = await visit
            .Page.Locator("main tbody tr")
            .Filter(new() { HasText = "Demo Privacyfunctionaris" })
            .Locator("th a")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        lines.Length.ShouldBeGreaterThan(2);

        await visit.PressAsync(visit.Page.Locator($"main a[href='{lines[0]}']").First);
        await visit.Page.WaitForURLAsync($"**{lines[0]}");
        await visit.ShouldBeSoundAsync();
        (await visit.TextAsync("main")).ShouldContain("Demo Privacyfunctionaris");
        await visit.ChooseAsync("In orde");
        await RecordAsync(visit);
        (await visit.TextAsync("main [role=status]")).ShouldContain("Het oordeel is vastgelegd.");

        await visit.GoAsync(lines[1]);
        await visit.ChooseAsync("Navragen");
        await visit.PressAsync(Record(visit));
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visit.ShouldBeSoundAsync();
        await visit.Page.GetByLabel("Toelichting").FillAsync("Buiten kantooruren; vragen waarom dit nodig was.");
        await visit.ChooseAsync("Navragen");
        await RecordAsync(visit);
        await visit.ShouldBeSoundAsync();
        (await visit.TextAsync("main")).ShouldContain("Buiten kantooruren; vragen waarom dit nodig was.");

        await visit.GoAsync(home);
        (await visit.TextAsync("main dl")).ShouldMatch("2 van [0-9]+");
        (await visit.Page.Locator("main tbody tr").Filter(new() { HasText = "navragen" }).CountAsync()).ShouldBe(1);
        (await visit.Page.Locator("main tbody tr").Filter(new() { HasText = "in orde" }).CountAsync()).ShouldBe(1);
        await visit.GoAsync("/toezicht/logboek");
        (await visit.TextAsync("main tbody")).ShouldContain("Steekproef beoordeeld");
    }

    /// <summary>Draws a sample, and stays at it.</summary>
    internal static async Task DrawnAsync(Visit auditor, int size)
    {
        await auditor.GoAsync("/toezicht/steekproef");
        await auditor.Page.GetByLabel("Hoeveel regels").FillAsync($"{size}");
        await auditor.PressAsync(auditor.Page.GetByRole(AriaRole.Button, new() { Name = "Trekken" }));
        await auditor.Page.WaitForURLAsync(new Regex("/toezicht/steekproef/[0-9a-f-]{36}$"));
    }

    private async Task SomethingIsSeenAsync()
    {
        await using var officer = await program.VisitAsync("privacy");
        await officer.GoAsync("/privacy/verzoeken");
        var requests = await officer
            .Page.Locator("main tbody th a")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var request in requests.Take(3))
            await officer.GoAsync(request);
    }

    private static ILocator Record(Visit visit) => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" });

    private static async Task RecordAsync(Visit visit)
    {
        await visit.PressAsync(Record(visit));
        await visit.Page.WaitForURLAsync("**?vastgelegd=true");
    }
}
