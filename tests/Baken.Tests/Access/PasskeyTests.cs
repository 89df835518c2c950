using System.Net;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class PasskeyTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_passkey_signs_in_without_password_and_code(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        using var device = new SoftAuthenticator();
        var owner = await host.SignInAsync(await host.PersonAsync());
        (await AddAsync(owner, device)).Location.ShouldBe("/account/passkeys");
        (await owner.GetAsync("/account/passkeys")).Text.ShouldContain("Telefoon van het werk");

        device.Count = 1;
        var browser = host.Browse();
        (await SignInAsync(browser, device)).Location.ShouldBe("/");
        (await browser.GetAsync("/api/analyse")).Html.ShouldStartWith("account:");
        (await browser.GetAsync("/account/sessies")).Text.ShouldContain("Passkey");
        var kept = await host.AskAsync<ModuleDb, Passkey>(db => db.Set<Passkey>().SingleAsync());
        kept.SignCount.ShouldBe(1);
        kept.LastUsedAt.ShouldNotBeNull();
        (await host.AuditAsync()).ShouldContain("account.passkey-added");
    }

    [Fact]
    public async Task An_invited_person_may_take_a_passkey_as_the_second_factor()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var browser = host.Browse();
        await browser.SubmitAsync(
            link,
            ("Name", "Nieuw"),
            ("Password", AccessHost.GoodPassword),
            ("Repeated", AccessHost.GoodPassword)
        );
        (await AddAsync(browser, device)).Location.ShouldBe("/account/passkeys");
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");

        // From now on the password alone is half.
        var thief = host.Browse();
        (
            await thief.SubmitAsync("/inloggen", ("Email", "nieuw@voorbeeld.example"), ("Password", AccessHost.GoodPassword))
        ).Location.ShouldBe("/inloggen/tweede-factor");
        (await thief.GetAsync("/account/passkeys/nieuw")).Location.ShouldBe("/inloggen/tweede-factor");
        (await thief.GetAsync("/account/tweede-factor")).Location.ShouldBe("/inloggen/tweede-factor");
        (await thief.GetAsync("/inloggen/tweede-factor")).Text.ShouldContain("Een passkey gebruiken");
        (await thief.GetAsync("/zegt-niets")).Location.ShouldBe("/inloggen/tweede-factor");
    }

    [Fact]
    public async Task A_session_alone_adds_no_passkey()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        var browser = await host.SignInAsync(await host.PersonAsync());
        (await AddAsync(browser, device, "verkeerd wachtwoord hier")).Text.ShouldContain("Het huidige wachtwoord klopt niet");
        (await host.AskAsync<ModuleDb, bool>(db => db.Set<Passkey>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        await AddAsync(await host.SignInAsync(await host.PersonAsync()), device);
        var page = await host.Browse().GetAsync("/inloggen/passkey");
        var answer = device.Get(Options(page));
        foreach (var accepted in (bool[])[true, false])
        {
            var browser = host.Browse();
            var form = await browser.GetAsync("/inloggen/passkey");
            var sent = await browser.PostAsync(form, Filled(form, Sealed(page), answer));
            (sent.Location == "/").ShouldBe(accepted);
        }

        (await host.AuditAsync()).ShouldContain("sign-in.passkey-failed");
    }

    [Fact]
    public async Task A_false_page_gets_nothing_from_a_passkey()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator { Origin = "http://localh0st" };
        var browser = await host.SignInAsync(await host.PersonAsync());
        (await AddAsync(browser, device)).Text.ShouldContain("De passkey is niet toegevoegd");
        await SignInIsRefusedAsync(host, device);
    }

    [Fact]
    public async Task A_device_that_does_not_check_who_holds_it_is_refused()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator { Verifies = false };
        (await AddAsync(await host.SignInAsync(await host.PersonAsync()), device)).Text.ShouldContain(
            "De passkey is niet toegevoegd"
        );
    }

    [Fact]
    public async Task A_count_that_goes_back_is_a_copy_and_is_refused()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator { Count = 5 };
        await AddAsync(await host.SignInAsync(await host.PersonAsync()), device);
        device.Count = 7;
        (await SignInAsync(host.Browse(), device)).Location.ShouldBe("/");
        device.Count = 6;
        await SignInIsRefusedAsync(host, device);
    }

    [Fact]
    public async Task A_challenge_ends_after_five_minutes_and_with_a_clock_that_jumps()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        await AddAsync(await host.SignInAsync(await host.PersonAsync()), device);
        foreach (var jump in (TimeSpan[])[TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(-10)])
        {
            var browser = host.Browse();
            var page = await browser.GetAsync("/inloggen/passkey");
            host.Clock.Pass(jump);
            (await browser.PostAsync(page, Filled(page, Sealed(page), device.Get(Options(page))))).Location.ShouldBeNull();
        }
    }

    [Fact]
    public async Task What_is_no_answer_is_refused_and_breaks_nothing()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        await AddAsync(await host.SignInAsync(await host.PersonAsync()), device);
        var page = await host.Browse().GetAsync("/inloggen/passkey");
        var right = device.Get(Options(page));
        foreach (
            var answer in (string[])
                [
                    "",
                    "{}",
                    "null",
                    "[]",
                    "geen json",
                    right[..^20],
                    right.Replace("public-key", "iets", StringComparison.Ordinal),
                    """{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}""",
                ]
        )
        {
            var browser = host.Browse();
            var form = await browser.GetAsync("/inloggen/passkey");
            var sent = await browser.PostAsync(form, Filled(form, Sealed(page), answer));
            sent.Status.ShouldBe(HttpStatusCode.OK, answer);
            sent.Text.ShouldContain("Inloggen met deze passkey is niet gelukt", customMessage: answer);
            sent = await browser.PostAsync(form, Filled(form, "verzonnen", answer));
            sent.Text.ShouldContain("Inloggen met deze passkey is niet gelukt", customMessage: answer);
        }
    }

    [Fact]
    public async Task A_passkey_made_for_another_account_is_not_added()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        var victim = await host.SignInAsync(await host.PersonAsync("slachtoffer@voorbeeld.example"));
        var thief = await host.SignInAsync(await host.PersonAsync("dief@voorbeeld.example"));
        var own = await thief.GetAsync("/account/passkeys/nieuw");
        var form = await victim.GetAsync("/account/passkeys/nieuw");
        var sent = await victim.PostAsync(
            form,
            [
                .. Filled(form, Sealed(own), device.Create(Options(own))),
                ("Name", "van de dief"),
                ("Password", AccessHost.GoodPassword),
            ]
        );
        sent.Text.ShouldContain("De passkey is niet toegevoegd");
    }

    [Fact]
    public async Task The_only_second_factor_stays_and_another_may_go()
    {
        await using var host = await AccessHost.StartAsync();
        using var one = new SoftAuthenticator();
        using var two = new SoftAuthenticator();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var browser = host.Browse();
        await browser.SubmitAsync(
            link,
            ("Name", "Nieuw"),
            ("Password", AccessHost.GoodPassword),
            ("Repeated", AccessHost.GoodPassword)
        );
        await AddAsync(browser, one);
        var path = (await browser.GetAsync("/account/passkeys")).Texts(@"href=""(/account/passkeys/[0-9a-f-]{36})""").Single();
        (await browser.SubmitAsync(path)).Text.ShouldContain("Dit is uw enige tweede factor");
        await AddAsync(browser, two);
        var elsewhere = host.Browse();
        (await SignInAsync(elsewhere, two)).Location.ShouldBe("/");

        // A session alone takes no way in away.
        (await browser.SubmitAsync(path)).Text.ShouldContain("Het huidige wachtwoord klopt niet");
        (await browser.SubmitAsync(path, ("Password", "iets heel anders"))).Text.ShouldContain(
            "Het huidige wachtwoord klopt niet"
        );
        (await elsewhere.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await browser.SubmitAsync(path, ("Password", AccessHost.GoodPassword))).Location.ShouldBe("/account/passkeys");
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await elsewhere.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        await SignInIsRefusedAsync(host, one);
        (await SignInAsync(host.Browse(), two)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_passkey_of_another_is_neither_seen_nor_removed()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        using var own = new SoftAuthenticator();
        await AddAsync(await host.SignInAsync(await host.PersonAsync("slachtoffer@voorbeeld.example")), device);
        var id = await host.AskAsync<ModuleDb, Guid>(db => db.Set<Passkey>().Select(p => p.Id).SingleAsync());
        var thief = await host.SignInAsync(await host.PersonAsync("dief@voorbeeld.example"));
        await AddAsync(thief, own);
        ((int)(await thief.GetAsync($"/account/passkeys/{id}")).Status).ShouldBe(404);
        var path = (await thief.GetAsync("/account/passkeys")).Texts(@"href=""(/account/passkeys/[0-9a-f-]{36})""").Single();
        await thief.SubmitAsync(
            (await thief.GetAsync(path)) with
            {
                Path = $"/account/passkeys/{id}",
            },
            ("Password", AccessHost.GoodPassword)
        );
        (await host.AskAsync<ModuleDb, bool>(db => db.Set<Passkey>().AnyAsync(p => p.Id == id))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_link_takes_the_passkeys_of_before_away()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        await AddAsync(await host.SignInAsync(await host.PersonAsync()), device);
        var link = await host.AskAsync<InvitePerson, Outcome<InvitationLink>>(async invite =>
            await invite.RenewAsync(
                await host.AskAsync<ModuleDb, Guid>(db => db.Set<Account>().Select(a => a.Id).SingleAsync()),
                Actor.CommandLine,
                CancellationToken.None
            )
        );
        const string Next = "geheel andere woorden nu";
        await host.Browse().SubmitAsync(link.Value.Path, ("Password", Next), ("Repeated", Next));
        await SignInIsRefusedAsync(host, device);
    }

    [Fact]
    public async Task A_blocked_account_is_not_opened_by_its_passkey()
    {
        await using var host = await AccessHost.StartAsync();
        using var device = new SoftAuthenticator();
        await AddAsync(await host.SignInAsync(await host.PersonAsync()), device);
        await host.DoAsync<ModuleDb>(async db =>
        {
            (await db.Set<Account>().SingleAsync()).Block();
            await db.SaveChangesAsync();
        });
        await SignInIsRefusedAsync(host, device);
    }

    private static async Task<Browser.Page> AddAsync(
        Browser browser,
        SoftAuthenticator device,
        string password = AccessHost.GoodPassword
    )
    {
        var page = await browser.GetAsync("/account/passkeys/nieuw");
        return await browser.PostAsync(
            page,
            [
                .. Filled(page, Sealed(page), device.Create(Options(page))),
                ("Name", "Telefoon van het werk"),
                ("Password", password),
            ]
        );
    }

    private static async Task<Browser.Page> SignInAsync(Browser browser, SoftAuthenticator device)
    {
        var page = await browser.GetAsync("/inloggen/passkey");
        return await browser.PostAsync(page, Filled(page, Sealed(page), device.Get(Options(page))));
    }

    private static async Task SignInIsRefusedAsync(AccessHost host, SoftAuthenticator device)
    {
        var browser = host.Browse();
        (await SignInAsync(browser, device)).Text.ShouldContain("Inloggen met deze passkey is niet gelukt");
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    private static string Options(Browser.Page page) => WebUtility.HtmlDecode(page.Texts(@"data-options=""([^""]*)""").Single());

    private static string Sealed(Browser.Page page) => page.Hidden.Single(field => field.Item1 == "Sealed").Item2;

    private static (string, string)[] Filled(Browser.Page page, string sealedOffer, string answer) =>
        [.. page.Hidden.Where(field => field.Item1 is not ("Sealed" or "Answer")), ("Sealed", sealedOffer), ("Answer", answer)];
}
