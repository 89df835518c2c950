using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>What holds for every page there is, whoever adds it: wide and narrow, light and dark, in both languages.</summary>
[Collection(WithTheProgram.Name)]
public sealed class EveryPage(TheProgram program)
{
    /// <summary>Pages that are an answer other than 200 by nature.</summary>
    private static readonly Dictionary<string, string> answers = new()
    {
        ["/geen-toegang"] = "403",
        ["/niet-gevonden"] = "404",
        ["/fout"] = "500",
    };

    /// <summary>
    /// A passkey belongs to a name, and the demonstration has a number for an address: the journey of the passkey looks at this page.
    /// </summary>
    private static readonly string[] LookedAtElsewhere = ["/account/passkeys/{Id:guid}"];

    /// <summary>Words that hardly any Dutch sentence does without and English does not know.</summary>
    private const string DutchWords =
        "/(^|[^\\p{L}])(het|een|niet|geen|wordt|worden|zijn|deze|naar|voor|bij|uit|nog|meer dan|van de)($|[^\\p{L}])/iu";

    [Fact]
    public async Task Is_sound_wide_and_narrow_light_and_dark_in_Dutch_and_in_English()
    {
        var wrong = new List<string>();
        await using var analyst = await program.VisitAsync("analist");
        await using var administrator = await program.VisitAsync("beheerder");
        await using var officer = await program.VisitAsync("privacy");
        await using var auditor = await program.VisitAsync("auditor");
        await using var stranger = await program.VisitAsync();
        var pages = new PagesOfTheProgram(program.App);
        pages.Add("/bronnen/inlezen/{Id:guid}", await ImportJourneys.OwnTableAsync(analyst));
        pages.Add("/uitnodiging/{Secret}", await InvitationAsync(administrator));
        pages.Add("/beheer/tokens/{Id:guid}", await TokenAsync(administrator));
        pages.Add("/bewaren/voorstel", await ToDestroyAsync(officer));
        await MakeAsync(administrator, officer, auditor);
        await pages.FollowAsync(
            address =>
                HtmlAsync(
                    IsForAdministrator(address) ? administrator
                        : IsForPrivacyOfficer(address) ? officer
                        : IsForAuditor(address) ? auditor
                        : analyst,
                    address
                ),
            LookedAtElsewhere
        );
        pages.NotFound.Except(LookedAtElsewhere).ShouldBeEmpty("nothing leads to these pages");
        pages.Addresses.Count.ShouldBeGreaterThan(35);

        foreach (var visit in new[] { analyst, stranger, administrator, officer, auditor })
        foreach (var answer in answers.Values)
            visit.Expect($"status of {answer}");
        await Task.WhenAll(
            LookAsync(
                analyst,
                address =>
                    !IsForAdministrator(address)
                    && !IsForStrangers(address)
                    && !IsForPrivacyOfficer(address)
                    && !IsForAuditor(address)
            ),
            LookAsync(officer, IsForPrivacyOfficer),
            LookAsync(auditor, IsForAuditor),
            LookAsync(administrator, IsForAdministrator),
            LookAsync(stranger, IsForStrangers)
        );
        wrong.ShouldBeEmpty();

        async Task LookAsync(Visit visit, Func<string, bool> mine)
        {
            foreach (var (template, address) in pages.Addresses.Where(page => mine(page.Value)))
            foreach (var found in await WrongAsync(visit, template, address))
                lock (wrong)
                    wrong.Add($"{address}: {found}");
            foreach (var trouble in visit.Troubles)
                lock (wrong)
                    wrong.Add(trouble);
        }
    }

    private static bool IsForAdministrator(string address) => address.StartsWith("/beheer", StringComparison.Ordinal);

    private static bool IsForPrivacyOfficer(string address) =>
        address.StartsWith("/privacy", StringComparison.Ordinal)
        || address.StartsWith("/bewaren", StringComparison.Ordinal)
        || address.StartsWith("/verwerkingen", StringComparison.Ordinal);

    private static bool IsForAuditor(string address) => address.StartsWith("/toezicht", StringComparison.Ordinal);

    private static bool IsForStrangers(string address) =>
        address.StartsWith("/inloggen", StringComparison.Ordinal) || address.StartsWith("/uitnodiging", StringComparison.Ordinal);

    private static async Task<List<string>> WrongAsync(Visit visit, string template, string address)
    {
        var page = visit.Page;
        var wrong = new List<string>();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1440, 900);
        var answer = (await OpenAsync(visit, address)).Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (answer != "200" && answers.GetValueOrDefault(template) != answer)
            wrong.Add($"answers {answer}");
        if (await page.Locator("h1").CountAsync() is not 1 and var headings)
            wrong.Add($"has {headings} headings of the first order");
        var dutch = await page.TitleAsync();
        if (!dutch.EndsWith(" – Baken", StringComparison.Ordinal))
            wrong.Add($"is called '{dutch}', which does not end with the name of the product");
        await Soundness.LoadAsync(page);
        wrong.AddRange(await Soundness.AxeAsync(page, "wide and light", Soundness.Everything));

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        // The new colours are there with the next frame.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        wrong.AddRange(await Soundness.NarrowAsync(page, "in Dutch"));
        wrong.AddRange(await Soundness.AxeAsync(page, "narrow and dark", Soundness.WidthAndColour));

        await visit.SpeakAsync("en-GB");
        await OpenAsync(visit, address);
        wrong.AddRange(await Soundness.NarrowAsync(page, "in English"));
        if (await page.Locator("html").GetAttributeAsync("lang") != "en")
            wrong.Add("does not say that it is in English");
        var left = await page.EvaluateAsync<string[]>(
            $$"""
            () => {
              const nl = {{DutchWords}}, walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
              while (walker.nextNode())
                if (nl.test(walker.currentNode.data) && !walker.currentNode.parentElement.closest("[lang=nl],script,style,code,textarea"))
                  found.push(walker.currentNode.data.trim().slice(0, 90));
              return found.slice(0, 5);
            }
            """
        );
        wrong.AddRange(left.Select(text => $"is Dutch on the English page: '{text}'"));
        await visit.SpeakAsync("nl-NL");
        return wrong;
    }

    private static async Task<IResponse> OpenAsync(Visit visit, string address)
    {
        var answer = await visit.Page.GotoAsync(address) ?? throw new InvalidOperationException(address);
        if (await visit.Page.Locator("baken-map").CountAsync() > 0)
            await visit.Page.Locator("baken-map[data-state=ready]").First.WaitForAsync();
        return answer;
    }

    private static async Task<string> HtmlAsync(Visit visit, string address) =>
        await (await visit.Page.APIRequest.GetAsync(address)).TextAsync();

    /// <summary>What the demonstration has none of, so that every page has something to show.</summary>
    private async Task MakeAsync(Visit administrator, Visit officer, Visit auditor)
    {
        await administrator.GoAsync("/beheer/afdelingen");
        await administrator.Page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Toezicht en Handhaving");
        await administrator.ChooseAsync("Afdeling");
        await administrator.PressAsync(administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Toevoegen" }));
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Toezicht en Handhaving" }).WaitForAsync();
        await administrator.GoAsync("/beheer/groepen/nieuw");
        await administrator.Page.GetByLabel("Groep", new() { Exact = true }).FillAsync("baken-analisten");
        await administrator.Page.GetByLabel("Naam voor op het scherm").FillAsync("Analisten");
        await administrator.Page.GetByLabel("Informatieanalist", new() { Exact = true }).CheckAsync();
        await administrator.PressAsync(administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Als concept opslaan" }));
        await administrator.Page.WaitForURLAsync("**/beheer/groepen");

        await RetentionJourneys.ProposedAsync(officer, 1);
        await RetentionJourneys.ApproveAsync(officer);
        await using (var coordinator = await program.VisitAsync("coordinator"))
        {
            await coordinator.GoAsync(new Uri(officer.Page.Url).AbsolutePath);
            await RetentionJourneys.ApproveAsync(coordinator);
        }

        await RetentionJourneys.ProposedAsync(officer, 1);
        await officer.GoAsync("/privacy/verzoeken");
        await officer.PressAsync(officer.Page.Locator("main tbody th a").First);
        await officer.Page.WaitForURLAsync("**/privacy/verzoeken/*");
        await OversightJourneys.DrawnAsync(auditor, 5);
    }

    private static async Task<string> ToDestroyAsync(Visit officer)
    {
        await officer.GoAsync("/bewaren");
        var link = officer.Page.GetByRole(AriaRole.Table, new() { Name = "Te vernietigen" }).GetByRole(AriaRole.Link).First;
        return (await link.GetAttributeAsync("href"))!;
    }

    private static async Task<string> InvitationAsync(Visit administrator)
    {
        await administrator.GoAsync("/beheer/accounts/uitnodigen");
        await administrator.Page.GetByLabel("E-mailadres").FillAsync("genodigde@gemeente.example");
        await administrator.Page.GetByLabel("Informatieanalist").CheckAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Link maken" }).ClickAsync();
        return new Uri(await administrator.TextAsync("[role=status] code")).PathAndQuery;
    }

    private static async Task<string> TokenAsync(Visit administrator)
    {
        await administrator.GoAsync("/beheer/tokens/nieuw");
        await administrator.Page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Dashboard");
        await administrator.Page.GetByLabel("Informatieanalist").CheckAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Token maken" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Status).WaitForAsync();
        await administrator.GoAsync("/beheer/tokens");
        return (
            await administrator.Page.Locator("main a[href^='/beheer/tokens/']:not([href$=nieuw])").First.GetAttributeAsync("href")
        )!;
    }
}
