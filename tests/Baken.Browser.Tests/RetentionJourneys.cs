using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>What happens to things whose term is over, and to things that were never taken up.</summary>
[Collection(WithTheProgram.Name)]
public sealed class RetentionJourneys(TheProgram program)
{
    [Fact]
    public async Task Two_people_destroy_what_one_of_them_alone_cannot()
    {
        await using var officer = await program.VisitAsync("privacy");
        await using var coordinator = await program.VisitAsync("coordinator");
        await officer.GoAsync("/bewaren");
        await officer.ShouldBeSoundAsync();
        var at = await ProposedAsync(officer, 2, look: true);
        await officer.ShouldBeSoundAsync();
        var things = await officer
            .Page.Locator("main tbody input[name=ding]")
            .EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)");
        things.Length.ShouldBe(2);
        (await officer.TextAsync("main")).ShouldContain("wacht op twee goedkeuringen");

        await ApproveAsync(officer);
        (await officer.TextAsync("main")).ShouldContain("wacht op de tweede goedkeuring");
        // The page says so beforehand, and whoever gets round that in the browser is refused.
        var approve = officer.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Goedkeuren") });
        (await approve.IsDisabledAsync()).ShouldBeTrue();
        (await officer.TextAsync("main")).ShouldContain("De tweede goedkeuring is van een ander dan de eerste.");
        await officer.ShouldBeSoundAsync();
        await approve.EvaluateAsync("radio => { radio.disabled = false; }");
        await ApproveAsync(officer);
        await officer.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        (await officer.TextAsync("main")).ShouldContain("wacht op de tweede goedkeuring");
        await officer.ShouldBeSoundAsync();
        foreach (var thing in things)
            (await officer.GoAsync($"/privacy/verzoeken/{NumberOf(thing)}")).Status.ShouldBe(200, "nothing may be gone yet");

        await coordinator.GoAsync("/bewaren");
        await coordinator.PressAsync(coordinator.Page.Locator($"main a[href$='{at}']"));
        await coordinator.Page.WaitForURLAsync($"**{at}");
        (await coordinator.TextAsync("main")).ShouldContain("Demo Privacyfunctionaris");
        await ApproveAsync(coordinator);
        await coordinator.ShouldBeSoundAsync();
        await coordinator.PressAsync(coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Verklaring van vernietiging" }));
        await coordinator.Page.WaitForURLAsync("**/bewaren/verklaring/*");
        await coordinator.ShouldBeSoundAsync();
        var certificate = await coordinator.TextAsync("main");
        foreach (var thing in things)
            certificate.ShouldContain(thing);
        certificate.ShouldContain("Demo Privacyfunctionaris");
        certificate.ShouldContain("Demo Coördinator");
        var download = await coordinator.Page.RunAndWaitForDownloadAsync(() =>
            coordinator.PressAsync(coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Download (JSON)" }))
        );
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        certificate.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(file)));

        officer.Expect("404");
        foreach (var thing in things)
            (await officer.GoAsync($"/privacy/verzoeken/{NumberOf(thing)}")).Status.ShouldBe(404);
        // It is not to be destroyed a second time, and the auditor can read the proof.
        await officer.GoAsync(at);
        (await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Leg het besluit vast" }).IsDisabledAsync()).ShouldBeTrue();
        await using var auditor = await program.VisitAsync("auditor");
        (await auditor.GoAsync(new Uri(coordinator.Page.Url).AbsolutePath)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_is_parked_comes_back_with_a_ground_and_on_record()
    {
        await using var officer = await program.VisitAsync("privacy");
        officer.Expect("404");
        await officer.GoAsync("/bewaren");
        await officer.PressAsync(officer.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Weggeborgen" }));
        await officer.Page.WaitForURLAsync("**/bewaren/weggeborgen");
        await officer.ShouldBeSoundAsync();
        var link = officer.Page.GetByRole(AriaRole.Table, new() { Name = "Nu weggeborgen" }).GetByRole(AriaRole.Link).First;
        var thing = await link.InnerTextAsync();
        var request = $"/privacy/verzoeken/{NumberOf(thing)}";
        (await officer.GoAsync(request)).Status.ShouldBe(404, "what is parked cannot be read");
        await officer.GoAsync("/privacy/verzoeken?alle=ja");
        (await officer.Page.Locator($"main a[href='{request}']").CountAsync()).ShouldBe(0, "nor found");

        await officer.GoAsync("/bewaren/weggeborgen");
        await officer.PressAsync(link);
        await officer.Page.WaitForURLAsync(new Regex("/bewaren/weggeborgen/request/[0-9a-f]{32}$"));
        await officer.ShouldBeSoundAsync();
        var at = new Uri(officer.Page.Url).AbsolutePath;
        var ground = officer.Page.GetByLabel("Op welke grond heropent u dit?");
        await ground.FillAsync("daarom");
        await officer.PressAsync(officer.Page.GetByRole(AriaRole.Button, new() { Name = "Heropen", Exact = true }));
        await officer.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        (await officer.TextAsync("main")).ShouldContain("Geef de grond in ten minste 10 tekens.");
        (await ground.InputValueAsync()).ShouldBe("daarom");
        await officer.ShouldBeSoundAsync();

        const string why = "De persoon heeft alsnog laten zien wie hij is (AVG artikel 12).";
        await ground.FillAsync(why);
        await officer.PressAsync(officer.Page.GetByRole(AriaRole.Button, new() { Name = "Heropen", Exact = true }));
        await officer.Page.WaitForURLAsync("**/bewaren/weggeborgen?gedaan=heropend");
        await officer.ShouldBeSoundAsync();
        (await officer.TextAsync("main")).ShouldContain(why);
        (await officer.Page.Locator($"main a[href$='{at}']").CountAsync()).ShouldBe(0);
        (await officer.GoAsync(request)).Status.ShouldBe(200);
        (await officer.TextAsync("main")).ShouldContain("Wat is gevraagd");
        (await officer.GoAsync(at)).Status.ShouldBe(404);

        await using var auditor = await program.VisitAsync("auditor");
        await auditor.GoAsync("/toezicht/logboek");
        var line = auditor.Page.Locator("main tbody tr").Filter(new() { HasText = "Heropend" }).First;
        (await line.InnerTextAsync()).ShouldContain(thing);
    }

    [Fact]
    public async Task A_coordinator_has_no_way_to_what_is_parked()
    {
        await using var coordinator = await program.VisitAsync("coordinator");
        coordinator.Expect("403");
        await coordinator.GoAsync("/bewaren");
        (await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Weggeborgen" }).CountAsync()).ShouldBe(0);
        (await coordinator.GoAsync("/bewaren/weggeborgen")).Status.ShouldBe(403);
    }

    /// <summary>Proposes some of the requests whose term is over, and stays at the proposal.</summary>
    internal static async Task<string> ProposedAsync(Visit visit, int count, bool look = false)
    {
        await visit.GoAsync("/bewaren");
        await visit.PressAsync(
            visit.Page.GetByRole(AriaRole.Table, new() { Name = "Te vernietigen" }).GetByRole(AriaRole.Link).First
        );
        await visit.Page.WaitForURLAsync("**/bewaren/voorstel?**");
        if (look)
            await visit.ShouldBeSoundAsync();
        await visit.ChooseAsync("Alleen wat ik aanvink");
        foreach (var box in (await visit.Page.Locator("main tbody input[name=ding]").AllAsync()).Take(count))
            await box.PressAsync("Space");
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stel vernietiging voor" }));
        await visit.Page.WaitForURLAsync("**/bewaren/vernietiging/*");
        return new Uri(visit.Page.Url).AbsolutePath;
    }

    /// <summary>Approves the proposal that is on the screen; the second approval destroys.</summary>
    internal static async Task ApproveAsync(Visit visit)
    {
        await visit.ChooseAsync(new Regex("^Goedkeuren"));
        // A refusal stays at the same address: the answer is there when the page is another than this one.
        await visit.Page.EvaluateAsync("document.body.dataset.before = ''");
        await visit.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Leg het besluit vast" }));
        await visit.Page.Locator("body:not([data-before])").WaitForAsync();
        await visit.Page.WaitForLoadStateAsync();
    }

    private static string NumberOf(string thing) => Guid.ParseExact(thing.Split(':')[1], "N").ToString();
}
