using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>The desk where people ask for their own data.</summary>
[Collection(WithTheProgram.Name)]
public sealed class RequestJourneys(TheProgram program)
{
    [Fact]
    public async Task A_request_is_answered_from_receipt_to_the_letter_and_closed()
    {
        await using var visit = await program.VisitAsync("privacy");
        await visit.GoAsync("/privacy/verzoeken");
        await visit.ShouldBeSoundAsync();
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Verzoek vastleggen" }));
        await visit.Page.WaitForURLAsync("**/privacy/verzoeken/nieuw");
        await visit.ShouldBeSoundAsync();
        await visit.ChooseAsync("Inzage");
        await visit.ChooseAsync("E-mail");
        await visit.Page.GetByLabel("Ontvangen op").FillAsync(Day(-2));
        await visit.Page.GetByLabel("Naam van de persoon").FillAsync("Demo Informatieanalist");
        await visit.Page.GetByLabel("E-mailadressen").FillAsync(program.Accounts["analist"]);
        await visit.Page.GetByLabel("Wat de persoon vraagt").FillAsync("Ik wil zien wat u van mij bijhoudt.");
        await SubmitAsync(visit, "Vastleggen", "gedaan=vastgelegd");
        var home = new Uri(visit.Page.Url).AbsolutePath;
        await visit.ShouldBeSoundAsync();

        // Nobody searches for a person before it is sure who asks.
        await visit.GoAsync($"{home}/vondsten");
        (await Button(visit, "Zoeken").IsDisabledAsync()).ShouldBeTrue();
        await visit.ShouldBeSoundAsync();
        await FollowAsync(visit, home, "Vaststellen wie dit vraagt", "/identiteit");
        await visit.ShouldBeSoundAsync();
        await visit.ChooseAsync("Vastgesteld: ingelogd met DigiD");
        await visit.Page.GetByLabel("Op", new() { Exact = true }).FillAsync(Day(-1));
        await SubmitAsync(visit, "Vastleggen", "gedaan=identiteit");

        await FollowAsync(visit, home, "Zoeken wat er van deze persoon is", "/vondsten");
        await visit.PressAsync(Button(visit, "Zoeken"));
        await Button(visit, "Opnieuw zoeken").WaitForAsync();
        await visit.ShouldBeSoundAsync();
        var findings = await visit
            .Page.Locator("main tbody th a")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        findings.ShouldNotBeEmpty();
        await visit.GoAsync($"{home}/besluit");
        await visit.ShouldBeSoundAsync();
        await visit.ChooseAsync("Toegewezen");
        await visit.Page.GetByLabel("Redenen").FillAsync("U krijgt alles wat Baken van u heeft.");
        await visit.PressAsync(Button(visit, "Beslissen"));
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visit.ShouldBeSoundAsync();
        foreach (var finding in findings)
        {
            await visit.GoAsync(finding);
            if (finding == findings[0])
                await visit.ShouldBeSoundAsync();
            await visit.ChooseAsync("Hoort bij deze persoon");
            await visit.ChooseAsync("Geven");
            await SubmitAsync(visit, "Oordeel vastleggen", "gedaan=oordeel");
        }

        await FollowAsync(visit, home, "Beslissen", "/besluit");
        await visit.ChooseAsync("Toegewezen");
        await visit.Page.GetByLabel("Redenen").FillAsync("U krijgt alles wat Baken van u heeft.");
        await SubmitAsync(visit, "Beslissen", "gedaan=besluit");

        // It cannot be closed before the person has the answer.
        await visit.GoAsync($"{home}/afronden");
        await visit.PressAsync(Button(visit, "Afronden"));
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await visit.ShouldBeSoundAsync();

        await FollowAsync(visit, home, "De brief met het besluit schrijven", "/brieven");
        await visit.ShouldBeSoundAsync();
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Besluit: toegewezen" }));
        await visit.Page.WaitForURLAsync("**/brieven/nieuw/Grant");
        await visit.ShouldBeSoundAsync();
        var text = visit.Page.GetByLabel("Tekst");
        var standard = await text.InputValueAsync();
        standard.ShouldContain("[[");
        await visit.PressAsync(Button(visit, "Brief bewaren"));
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await text.FillAsync(Regex.Replace(standard, @"\[\[.*?\]\]", "de privacyfunctionaris", RegexOptions.Singleline));
        await SubmitAsync(visit, "Brief bewaren", "gedaan=brief");
        await visit.ShouldBeSoundAsync();
        await visit.Page.GetByLabel("Verstuurd op").FillAsync(Day(0));
        await visit.ChooseAsync("Beveiligde e-mail");
        await SubmitAsync(visit, "Vastleggen dat de brief is verstuurd", "gedaan=verstuurd");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Pakket voor de persoon (ZIP)" }))
        );
        await using (var file = File.OpenRead(await download.PathAsync()))
        using (var package = new ZipArchive(file))
            package.Entries.Count.ShouldBeGreaterThan(1);

        await FollowAsync(visit, home, "Afronden", "/afronden");
        await SubmitAsync(visit, "Afronden", "gedaan=afgerond");
        await visit.ShouldBeSoundAsync();
        (await visit.TextAsync("main")).ShouldContain("afgerond");
        await visit.GoAsync($"{home}/besluit");
        (await Button(visit, "Beslissen").IsDisabledAsync()).ShouldBeTrue("nothing changes after that");
        await visit.GoAsync("/privacy/verzoeken");
        (await visit.Page.Locator($"main a[href='{home}']").CountAsync()).ShouldBe(0);
        await visit.GoAsync("/privacy/verzoeken?alle=ja");
        (await visit.Page.Locator($"main a[href='{home}']").CountAsync()).ShouldBe(1);

        // Who it was not shared with does not learn that it is there.
        await using var coordinator = await program.VisitAsync("coordinator");
        coordinator.Expect("404");
        (await coordinator.GoAsync(home)).Status.ShouldBe(404);
    }

    private static ILocator Button(Visit visit, string name) =>
        visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task SubmitAsync(Visit visit, string button, string landing)
    {
        await visit.PressAsync(Button(visit, button));
        await visit.Page.WaitForURLAsync(url => url.EndsWith(landing, StringComparison.Ordinal));
    }

    /// <summary>From the overview of the request, by what it says is to be done now.</summary>
    private static async Task FollowAsync(Visit visit, string home, string toDo, string end)
    {
        await visit.GoAsync(home);
        await visit.PressAsync(visit.Page.Locator("main li").GetByRole(AriaRole.Link, new() { Name = toDo, Exact = true }));
        await visit.Page.WaitForURLAsync($"**{home}{end}");
    }

    private static string Day(int ahead) =>
        TimeZoneInfo
            .ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"))
            .AddDays(ahead)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
