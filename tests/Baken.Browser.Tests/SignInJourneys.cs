using System.Text.RegularExpressions;
using Baken.Tests.Access;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Every way in, from the first start of an installation.</summary>
[Collection(WithTheProgram.Name)]
public sealed class SignInJourneys(TheProgram program)
{
    private const string Email = "beheer@gemeente.example";
    private const string Password = "vier losse woorden samen";

    [Fact]
    public async Task The_first_administrator_comes_in_by_the_link_and_then_with_the_app_without_script()
    {
        await using var served = await StartAsync();
        await using var visit = await program.VisitAtAsync(served.Url, javaScript: false);
        var key = await FirstRunAsync(visit, served);

        (await visit.TextAsync("nav.baken-navigation")).ShouldContain("Accounts");
        (await visit.GoAsync("/beheer/accounts")).Status.ShouldBe(200);
        (await visit.TextAsync("table")).ShouldContain(Email);
        await visit.GoAsync(served.FirstRunLink);
        (await visit.TextAsync("[role=alert]")).ShouldContain("niet (meer) geldig");

        await visit.GoAsync("/uitloggen");
        await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await visit.SignInAsync(Email, Password);
        await visit.Page.GetByLabel("Code").FillAsync(AuthenticatorApp.Code(key, ahead: 1));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/inloggen", StringComparison.Ordinal));
        await visit.GoAsync("/account/sessies");
        (await visit.TextAsync("table")).ShouldContain("Wachtwoord en app");
    }

    [Fact]
    public async Task A_passkey_signs_in_and_can_be_taken_away()
    {
        await using var served = await StartAsync();
        await using var visit = await program.VisitAtAsync(served.Url);
        var authenticator = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await FirstRunAsync(visit, served);

        await visit.GoAsync("/account/passkeys/nieuw");
        await visit.Page.GetByLabel("Naam van de passkey").FillAsync("Telefoon van het werk");
        await visit.Page.GetByLabel("Huidig wachtwoord").FillAsync(Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey maken" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/account/passkeys");
        (await visit.TextAsync("table")).ShouldContain("Telefoon van het werk");

        await SignOutAsync(visit);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Inloggen met een passkey" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey gebruiken" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/inloggen", StringComparison.Ordinal));
        await visit.GoAsync("/account/sessies");
        (await visit.TextAsync("table")).ShouldContain("Passkey");

        await visit.GoAsync("/account/passkeys");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Telefoon van het werk" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/account/passkeys/[0-9a-f-]{36}$"));
        await visit.ShouldBeSoundAsync();
        (await visit.Page.TitleAsync()).ShouldBe("Telefoon van het werk – Baken");
        await visit.Page.GetByLabel("Huidig wachtwoord").FillAsync(Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verwijderen" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/account/passkeys");
        await SignOutAsync(visit);
        await visit.GoAsync("/inloggen/passkey");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey gebruiken" }).ClickAsync();
        (await visit.Page.Locator("main [role=alert]:visible").InnerTextAsync()).ShouldContain("niet gelukt");
    }

    [Fact]
    public async Task The_organisation_opens_the_door_for_its_groups()
    {
        await using var provider = await OpenIdProvider.StartAsync(TimeProvider.System);
        await using var served = await StartAsync(
            $$""","signIn":{"authority":"{{provider.Address}}","clientId":"{{OpenIdProvider.ClientId}}","name":"Gemeente Voorbeeld"}"""
        );
        await using (var administrator = await program.VisitAtAsync(served.Url))
        {
            await FirstRunAsync(administrator, served);
            await administrator.GoAsync("/beheer/groepen/nieuw");
            await administrator.Page.GetByLabel("Groep", new() { Exact = true }).FillAsync("analisten");
            await administrator.Page.GetByLabel("Naam voor op het scherm").FillAsync("Analisten");
            await administrator.Page.GetByLabel("Informatieanalist", new() { Exact = true }).CheckAsync();
            await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Als concept opslaan" }).ClickAsync();
            await administrator.GoAsync("/beheer/groepen/proef?groepen=analisten");
            (await administrator.TextAsync("main [role=status]")).ShouldContain("Met het concept: Informatieanalist");
            await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Concept inschakelen" }).ClickAsync();
            await administrator.Page.WaitForURLAsync("**/beheer/groepen");
        }

        await using var visit = await program.VisitAtAsync(served.Url);
        visit.Expect($"asked of another host: {provider.Address}");
        await visit.GoAsync("/account/sessies");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Inloggen via Gemeente Voorbeeld" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/account/sessies");
        (await visit.TextAsync("table")).ShouldContain("Organisatie");
        await visit.GoAsync("/account");
        (await visit.TextAsync("main")).ShouldContain("Informatieanalist");

        await visit.GoAsync("/uitloggen");
        await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Ook uitloggen bij Gemeente Voorbeeld" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/inloggen$"));
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_pages_of_signing_in_and_of_the_administrator_are_sound_at_any_width(int width)
    {
        foreach (var role in (string?[])[null, "beheerder"])
        {
            await using var visit = await program.VisitAsync(role, bypassCsp: true);
            await visit.Page.SetViewportSizeAsync(width, 900);
            foreach (
                var path in role is null
                    ? (string[])["/inloggen", "/inloggen/passkey", "/uitloggen/organisatie"]
                    :
                    [
                        "/account",
                        "/account/sessies",
                        "/account/passkeys",
                        "/account/passkeys/nieuw",
                        "/beheer/accounts/uitnodigen",
                        "/beheer/afdelingen",
                        "/beheer/voorstellen",
                        "/beheer/groepen",
                        "/beheer/groepen/nieuw",
                        "/beheer/groepen/proef?groepen=a",
                    ]
            )
            {
                (await visit.GoAsync(path)).Status.ShouldBe(200, path);
                foreach (var limits in await visit.Page.Locator("details.baken-limits summary").AllAsync())
                    await limits.ClickAsync();
                var found = await visit.Page.RunAxe();
                found
                    .Violations.Select(v => $"{v.Id}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}")
                    .ShouldBeEmpty(path);
                (
                    await visit.Page.EvaluateAsync<bool>(
                        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                    )
                ).ShouldBeTrue($"{path} scrolls sideways");
            }
        }
    }

    private Task<ServedProgram> StartAsync(string more = "") =>
        ServedProgram.StartAsync(program.Entry(), $$"""{"name":"Gemeente Voorbeeld"{{more}}}""");

    /// <summary>From the link in the terminal to the start page; gives the key of the app.</summary>
    private static async Task<byte[]> FirstRunAsync(Visit visit, ServedProgram served)
    {
        await visit.GoAsync(served.FirstRunLink);
        await visit.Page.GetByLabel("E-mailadres").FillAsync(Email);
        await visit.Page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Eerste Beheerder");
        await visit.Page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(Password);
        await visit.Page.GetByLabel("Wachtwoord, nog eens").FillAsync(Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/account/tweede-factor");
        var key = AuthenticatorApp.Key(await visit.TextAsync("main code"));
        await visit.Page.GetByLabel("Code uit de app").FillAsync(AuthenticatorApp.Code(key, ahead: 0));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Koppelen" }).ClickAsync();
        (await visit.Page.Locator("main li code").CountAsync()).ShouldBe(10);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Ik heb de codes bewaard" }).ClickAsync();
        await visit.Page.WaitForURLAsync(served.Url + "/");
        return key;
    }

    private static async Task SignOutAsync(Visit visit)
    {
        await visit.GoAsync("/uitloggen");
        await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/inloggen");
    }
}
