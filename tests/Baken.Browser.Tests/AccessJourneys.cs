using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

[Collection(WithTheProgram.Name)]
public sealed class AccessJourneys(TheProgram program)
{
    [Theory]
    [InlineData("/kaart")]
    [InlineData("/gebieden")]
    [InlineData("/sectoren")]
    [InlineData("/profielen")]
    [InlineData("/kaart/waarden.json?cijfer=inwoners&niveau=wijk")]
    [InlineData("/kaart/grenzen.geojson?niveau=wijk")]
    [InlineData("/api/v1/areas?level=wijk")]
    [InlineData("/api/v1/figures?measure=inwoners&level=wijk")]
    public async Task A_partner_sees_no_figures(string path)
    {
        await using var visit = await program.VisitAsync("partner");
        visit.Expect("403");
        // What is no page has no head either that names an icon.
        visit.Expect("favicon.ico");

        (await visit.GoAsync(path)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_menu_of_a_partner_leads_nowhere_that_is_closed_to_partners()
    {
        await using var visit = await program.VisitAsync("partner");
        await visit.GoAsync("/");
        foreach (var link in await visit.Page.Locator("nav.baken-navigation a").AllAsync())
            (await visit.Page.APIRequest.GetAsync((await link.GetAttributeAsync("href"))!)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Who_is_not_signed_in_comes_back_where_he_wanted_to_be()
    {
        await using var visit = await program.VisitAsync();
        await visit.GoAsync("/gebieden?niveau=buurt");
        visit.Page.Url.ShouldContain("/inloggen");
        await visit.SignInAsync(program.Accounts["analist"], program.Password);

        new Uri(visit.Page.Url).PathAndQuery.ShouldBe("/gebieden?niveau=buurt");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_saying_what_was_wrong()
    {
        await using var visit = await program.VisitAsync();
        await visit.GoAsync("/inloggen");
        await visit.Page.GetByLabel("E-mailadres").FillAsync("niemand@demo.baken.example");
        await visit.Page.GetByLabel("Wachtwoord").FillAsync("zomaar wat woorden");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();

        var said = await visit.Page.Locator("[role=alert]").InnerTextAsync();
        said.ShouldNotBeNullOrWhiteSpace();
        said.ShouldNotContain("niemand@");
    }

    [Fact]
    public async Task An_invited_person_enrols_a_second_factor_and_from_then_on_needs_it()
    {
        const string email = "nieuw@gemeente.example";
        const string password = "vier losse woorden samen";
        await using var administrator = await program.VisitAsync("beheerder");
        await administrator.GoAsync("/beheer/accounts/uitnodigen");
        await administrator.Page.GetByLabel("E-mailadres").FillAsync(email);
        await administrator.Page.GetByLabel("Informatieanalist", new() { Exact = true }).CheckAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Link maken" }).ClickAsync();
        var link = await administrator.TextAsync("[role=status] code");

        await using var visit = await program.VisitAsync();
        await visit.GoAsync(new Uri(link).PathAndQuery);
        await visit.Page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Nieuwe Analist");
        await visit.Page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(password);
        await visit.Page.GetByLabel("Wachtwoord, nog eens").FillAsync(password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/uitnodiging", StringComparison.Ordinal));

        await visit.GoAsync("/account/tweede-factor");
        var key = AuthenticatorApp.Key(await visit.TextAsync("main code"));
        await visit.Page.GetByLabel("Code uit de app").FillAsync("000000" == AuthenticatorApp.Code(key, 0) ? "000001" : "000000");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Koppelen" }).ClickAsync();
        (await visit.Page.Locator("[role=alert]").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
        (await visit.TextAsync("main code")).Replace(" ", "", StringComparison.Ordinal).Length.ShouldBe(32);
        await visit.Page.GetByLabel("Code uit de app").FillAsync(AuthenticatorApp.Code(key, 0));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Koppelen" }).ClickAsync();
        await visit.Page.GetByText("De app is gekoppeld.").WaitForAsync();
        (await visit.Page.Locator("main li code").CountAsync()).ShouldBe(10);
        var recovery = await visit.TextAsync("main li code");

        await SignOutAsync(visit);
        await visit.SignInAsync(email, password);
        visit.Page.Url.ShouldContain("/inloggen/tweede-factor");
        await visit.GoAsync("/kaart");
        visit.Page.Url.ShouldContain("/inloggen", customMessage: "half a sign-in must not open a page");
        await visit.SignInAsync(email, password);
        // The code of the enrolling is used; the next one is right within the half minute that clocks may differ.
        await visit.Page.GetByLabel("Code").FillAsync(AuthenticatorApp.Code(key, 1));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/inloggen", StringComparison.Ordinal));
        (await visit.GoAsync("/kaart")).Status.ShouldBe(200);

        await SignOutAsync(visit);
        await visit.SignInAsync(email, password);
        await visit.Page.GetByLabel("Code").FillAsync(recovery);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/inloggen", StringComparison.Ordinal));
    }

    private static async Task SignOutAsync(Visit visit)
    {
        await visit.GoAsync("/account");
        await visit.Page.Locator("details.baken-menu summary").Filter(new() { HasText = "Account" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen", Exact = true }).First.ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/inloggen|/uitloggen"));
    }
}
