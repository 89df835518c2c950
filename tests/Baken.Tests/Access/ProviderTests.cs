using System.Net;
using System.Security.Cryptography;
using System.Web;
using Baken.Access;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>Signing in through the organisation, against a real provider on loopback.</summary>
public sealed class ProviderTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whoever_the_provider_sends_gets_the_roles_of_the_groups_and_comes_where_they_wanted(Provider on)
    {
        await using var town = await Town.StartAsync(on);
        var browser = town.Host.Browse();
        var page = await town.ThroughAsync(browser, "/api/analyse");
        page.Location.ShouldBe("/api/analyse");
        (await browser.GetAsync("/api/analyse")).Html.ShouldStartWith("account:");
        var account = await town.AccountAsync("p-1");
        account.Name.ShouldBe("Sanne Voorbeeld");
        account.Roles.ShouldBe([Role.Analyst]);
        account.Limits.ShouldBe([new RoleLimit(Role.Analyst, LimitKind.Area, "003401")]);
        account.PasswordHash.ShouldBeNull();
        var acts = await town.Host.AuditAsync();
        acts.ShouldContain("account.made");
        acts.ShouldContain("account.limit-set");
        acts.ShouldContain("sign-in.done");
    }

    [Fact]
    public async Task The_session_cookie_holds_nothing_of_the_provider()
    {
        await using var town = await Town.StartAsync();
        var page = await town.ThroughAsync(town.Host.Browse());
        page.Cookies.Single(cookie => cookie.StartsWith("baken=", StringComparison.Ordinal)).Split(';')[0].Length.ShouldBe(49);
        var session = await town.Host.AskAsync<ModuleDb, Session>(db =>
            db.Set<Session>().SingleAsync(s => s.ProviderSession != null)
        );
        session.Way.ShouldBe(SignInWay.Provider);
        session.ProviderSession.ShouldBe("s-1");
        session.ProviderProof!.ShouldNotContain("eyJ", customMessage: "the ID token is kept protected");
    }

    [Fact]
    public async Task An_unknown_group_opens_nothing_and_makes_no_account()
    {
        await using var town = await Town.StartAsync();
        town.Provider.Person = town.Provider.Person with { Groups = ["onbekend"] };
        await town.IsRefusedAsync(town.Host.Browse(), "access.groups-give-no-role");
        (await town.Host.AskAsync<ModuleDb, int>(db => db.Set<Account>().CountAsync(a => a.Issuer != null))).ShouldBe(0);
        (await town.Host.AuditAsync()).ShouldContain("sign-in.provider-refused");
    }

    [Fact]
    public async Task A_withdrawn_group_counts_at_the_next_sign_in_and_ends_what_is_open()
    {
        await using var town = await Town.StartAsync();
        var before = town.Host.Browse();
        await town.ThroughAsync(before);
        (await before.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        town.Provider.Person = town.Provider.Person with { Groups = ["ergens anders"] };
        await town.IsRefusedAsync(town.Host.Browse(), "access.groups-give-no-role");
        (await before.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await town.AccountAsync("p-1")).Roles.ShouldBeEmpty();
        (await town.Host.AuditAsync()).ShouldContain("account.role-withdrawn");
    }

    [Fact]
    public async Task Another_group_gives_another_role_at_the_next_sign_in()
    {
        await using var town = await Town.StartAsync();
        await town.ThroughAsync(town.Host.Browse());
        town.Provider.Person = town.Provider.Person with { Groups = ["managers"] };
        await town.ThroughAsync(town.Host.Browse());
        (await town.AccountAsync("p-1")).Roles.ShouldBe([Role.AreaManager]);
        (await town.AccountAsync("p-1")).Limits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Groups_that_were_left_out_for_their_number_are_refused_with_what_to_do()
    {
        await using var town = await Town.StartAsync();
        town.Provider.Person = town.Provider.Person with
        {
            Groups = null,
            More = new Dictionary<string, string> { ["hasgroups"] = "true" },
        };
        var page = await town.IsRefusedAsync(town.Host.Browse(), "access.groups-too-many");
        page.Text.ShouldContain("omdat het er te veel zijn");
        town.Provider.Person = town.Provider.Person with { More = new Dictionary<string, string>() };
        await town.IsRefusedAsync(town.Host.Browse(), "access.groups-missing");
    }

    [Theory]
    [InlineData("""{"groups":"src1"}""", "access.groups-too-many")]
    [InlineData("""{"anders":"src1"}""", "access.groups-missing")]
    [InlineData("geen json", "access.groups-missing")]
    public void Entra_names_the_claim_that_it_left_out(string names, string code) =>
        ProviderGroups
            .Read(new(new System.Security.Claims.ClaimsIdentity([new("_claim_names", names)])), "groups")
            .Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Keycloak_may_keep_the_groups_inside_an_object() =>
        ProviderGroups
            .Read(
                new(
                    new System.Security.Claims.ClaimsIdentity([
                        new("realm_access", """{"roles":["baken-analist","baken-analist","iets"]}"""),
                    ])
                ),
                "realm_access.roles"
            )
            .Value.ShouldBe(["baken-analist", "iets"]);

    [Fact]
    public async Task A_second_factor_that_the_provider_must_ask_is_asked_for()
    {
        await using var town = await Town.StartAsync(adjust: settings => settings with { RequiredAmr = ["mfa", "hwk"] });
        town.Provider.Person = town.Provider.Person with { Amr = ["pwd"] };
        await town.IsRefusedAsync(town.Host.Browse(), "access.second-factor-not-proved");
        town.Provider.Person = town.Provider.Person with { Amr = ["pwd", "mfa"] };
        (await town.ThroughAsync(town.Host.Browse())).Location.ShouldBe("/");
    }

    [Theory]
    [InlineData("pwd", "", false)]
    [InlineData("", "", false)]
    [InlineData("pwd pin", "", false)]
    [InlineData("pwd", "1", false)]
    [InlineData("mfa", "", true)]
    [InlineData("pwd otp", "", true)]
    [InlineData("hwk fpt", "", true)]
    [InlineData("", "phr", true)]
    public async Task Content_asks_for_a_second_factor_of_the_provider_unless_told_otherwise(string amr, string acr, bool proved)
    {
        await using var town = await Town.StartAsync();
        town.Provider.Person = town.Provider.Person with
        {
            Amr = amr.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            More = acr.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["acr"] = acr },
        };
        if (proved)
            (await town.ThroughAsync(town.Host.Browse())).Location.ShouldBe("/");
        else
            await town.IsRefusedAsync(town.Host.Browse(), "access.second-factor-not-proved");
        // Figures of areas are not content.
        town.Provider.Person = town.Provider.Person with
        {
            Groups = ["managers"],
        };
        (await town.ThroughAsync(town.Host.Browse())).Location.ShouldBe("/");
    }

    [Fact]
    public async Task An_installation_that_does_without_says_so_to_its_administrators()
    {
        await using (var town = await Town.StartAsync())
            (await town.Administrator.GetAsync("/beheer/accounts")).Text.ShouldNotContain("withoutSecondFactor");
        await using var open = await Town.StartAsync(adjust: settings => settings with { WithoutSecondFactor = true });
        open.Provider.Person = open.Provider.Person with { Amr = [] };
        (await open.ThroughAsync(open.Host.Browse())).Location.ShouldBe("/");
        open.Access.Weaknesses.Count.ShouldBe(1);
        (await open.Administrator.GetAsync("/beheer/accounts")).Text.ShouldContain("withoutSecondFactor");
    }

    [Fact]
    public async Task Whoever_comes_to_content_later_signs_in_anew_with_the_second_factor()
    {
        await using var town = await Town.StartAsync();
        town.Provider.Person = town.Provider.Person with { Groups = ["managers"], Amr = ["pwd"] };
        var before = town.Host.Browse();
        await town.ThroughAsync(before);
        (await before.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        town.Provider.Person = town.Provider.Person with { Groups = ["managers", "analisten"], Amr = ["pwd", "mfa"] };
        var now = town.Host.Browse();
        await town.ThroughAsync(now);
        (await now.GetAsync("/api/analyse")).Html.ShouldStartWith("account:");
        (await before.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task A_level_that_the_provider_must_reach_is_asked_for()
    {
        await using var town = await Town.StartAsync(adjust: settings => settings with { RequiredAcr = ["substantieel"] });
        town.Provider.Person = town.Provider.Person with { More = new Dictionary<string, string> { ["acr"] = "laag" } };
        await town.IsRefusedAsync(town.Host.Browse(), "access.second-factor-not-proved");
        town.Provider.Person = town.Provider.Person with { More = new Dictionary<string, string> { ["acr"] = "substantieel" } };
        (await town.ThroughAsync(town.Host.Browse())).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_nonce_is_refused()
    {
        await using var town = await Town.StartAsync();
        await town.IsRefusedAsync(
            town.Host.Browse(),
            "access.provider-failed",
            away => Bend(away, "nonce", nonce => nonce[..^4] + "AAAA")
        );
        (await town.Host.AuditAsync()).ShouldContain("sign-in.provider-failed");
    }

    [Fact]
    public async Task A_wrong_state_is_refused()
    {
        await using var town = await Town.StartAsync();
        await town.IsRefusedAsync(
            town.Host.Browse(),
            "access.provider-failed",
            back: address => Bend(address, "state", state => state[..^4] + "AAAA")
        );
    }

    [Fact]
    public async Task Returns_that_nobody_was_sent_away_for_write_one_line_a_minute()
    {
        await using var town = await Town.StartAsync();
        var stranger = town.Host.Browse();
        for (var time = 0; time < 10; time++)
            (await stranger.GetAsync($"/inloggen/organisatie/terug?code={time}&state=verzonnen")).Location.ShouldBe(
                "/inloggen?geweigerd=access.provider-failed"
            );
        (await town.Host.AuditAsync()).Count(act => act == "sign-in.provider-failed").ShouldBe(1);
        town.Host.Clock.Pass(TimeSpan.FromMinutes(1));
        await stranger.GetAsync("/inloggen/organisatie/terug");
        (await town.Host.AuditAsync()).Count(act => act == "sign-in.provider-failed").ShouldBe(2);
    }

    [Theory]
    [InlineData("https://login.example/town", true)]
    [InlineData("https://login.example/town/", true)]
    [InlineData("https://login.example/other", false)]
    [InlineData("https://elders.example/town", false)]
    public async Task A_provider_that_calls_itself_otherwise_is_not_the_one_of_the_settings(string issuer, bool believed)
    {
        await using var host = await AccessHost.StartAsync(services: services =>
        {
            services.AddProviderSignIn(new ProviderSettings(new Uri("https://login.example/town"), "baken", null));
            services.Configure<OpenIdConnectOptions>(
                Schemes.Provider,
                options =>
                    options.ConfigurationManager =
                        new Microsoft.IdentityModel.Protocols.StaticConfigurationManager<Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectConfiguration>(
                            new() { Issuer = issuer, AuthorizationEndpoint = "https://login.example/town/authorize" }
                        )
            );
        });
        var went = (await host.Browse().GetAsync("/inloggen/organisatie")).Location!;
        went.StartsWith("https://login.example/town/authorize", StringComparison.Ordinal).ShouldBe(believed, went);
    }

    [Fact]
    public async Task An_ID_token_counts_only_with_a_signature_that_the_provider_alone_can_make()
    {
        await using var town = await Town.StartAsync();
        var rules = town
            .Host.Service<Microsoft.Extensions.Options.IOptionsMonitor<OpenIdConnectOptions>>()
            .Get(Schemes.Provider)
            .TokenValidationParameters.Clone();
        using var rsa = RSA.Create(2048);
        var own = new RsaSecurityKey(rsa);
        var shared = new SymmetricSecurityKey(new byte[64]);
        // Even where a key that both sides know were among the keys.
        rules.IssuerSigningKeys = [own, shared];
        (rules.ValidIssuer, rules.ValidAudience) = ("https://login.example/", "baken");
        (await IsValidAsync(own, SecurityAlgorithms.RsaSha256)).ShouldBeTrue();
        (await IsValidAsync(shared, SecurityAlgorithms.HmacSha256)).ShouldBeFalse();
        (await IsValidAsync(null, "none")).ShouldBeFalse();

        async Task<bool> IsValidAsync(SecurityKey? key, string algorithm) =>
            (
                await new Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler().ValidateTokenAsync(
                    new Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler().CreateToken(
                        new SecurityTokenDescriptor
                        {
                            Issuer = "https://login.example/",
                            Audience = "baken",
                            Expires = town.Host.Clock.GetUtcNow().AddMinutes(5).UtcDateTime,
                            SigningCredentials = key is null ? null : new SigningCredentials(key, algorithm),
                        }
                    ),
                    rules
                )
            ).IsValid;
    }

    [Fact]
    public async Task An_answer_for_another_browser_is_refused()
    {
        await using var town = await Town.StartAsync();
        var address = await town.AnswerAsync(town.Host.Browse(), "/");
        (await town.Host.Browse().GetAsync(address)).Location.ShouldBe("/inloggen?geweigerd=access.provider-failed");
    }

    [Fact]
    public async Task An_answer_works_once()
    {
        await using var town = await Town.StartAsync();
        var browser = town.Host.Browse();
        var address = await town.AnswerAsync(browser, "/");
        (await browser.GetAsync(address)).Location.ShouldBe("/");
        (await browser.GetAsync(address)).Location.ShouldBe("/inloggen?geweigerd=access.provider-failed");
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        // The provider's clock is an hour behind: its token has ended when it arrives.
        await using var town = await Town.StartAsync(behind: TimeSpan.FromHours(1));
        await town.IsRefusedAsync(town.Host.Browse(), "access.provider-failed");
    }

    [Fact]
    public async Task Whoever_is_led_away_comes_back_to_this_site_alone()
    {
        await using var town = await Town.StartAsync();
        (await town.ThroughAsync(town.Host.Browse(), "https://elders.example/")).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_blocked_account_stays_out()
    {
        await using var town = await Town.StartAsync();
        var browser = town.Host.Browse();
        await town.ThroughAsync(browser);
        var id = (await town.AccountAsync("p-1")).Id;
        (await town.Administrator.SubmitAsync($"/beheer/accounts/{id}", ("Blocked", "true"))).Location.ShouldEndWith(
            "?opgeslagen=true"
        );
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        await town.IsRefusedAsync(town.Host.Browse(), "access.account-blocked");
    }

    [Fact]
    public async Task The_roles_of_an_account_of_the_provider_are_not_chosen_by_hand()
    {
        await using var town = await Town.StartAsync();
        await town.ThroughAsync(town.Host.Browse());
        var id = (await town.AccountAsync("p-1")).Id;
        await town.Administrator.SubmitAsync($"/beheer/accounts/{id}", ("rol", "privacy"));
        (await town.AccountAsync("p-1")).Roles.ShouldBe([Role.Analyst]);
    }

    [Fact]
    public async Task An_address_that_is_known_here_opens_no_other_account()
    {
        await using var town = await Town.StartAsync();
        var local = await town.Host.PersonAsync("sanne@gemeente.example", Role.PrivacyOfficer);
        await town.ThroughAsync(town.Host.Browse());
        (await town.AccountAsync("p-1")).Roles.ShouldBe([Role.Analyst]);
        await town.Host.SignInAsync(local);
    }

    [Fact]
    public async Task A_password_opens_no_account_of_the_provider()
    {
        await using var town = await Town.StartAsync();
        await town.ThroughAsync(town.Host.Browse());
        foreach (var password in (string[])["", AccessHost.GoodPassword])
            (
                await town.Host.Browse().SubmitAsync("/inloggen", ("Email", "sanne@gemeente.example"), ("Password", password))
            ).Location.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_provider_ends_a_session_and_a_logout_token_works_once(Provider on)
    {
        await using var town = await Town.StartAsync(on);
        var ended = town.Host.Browse();
        await town.ThroughAsync(ended);
        town.Provider.Person = town.Provider.Person with { Session = "s-2" };
        var other = town.Host.Browse();
        await town.ThroughAsync(other);

        var token = town.Provider.LogoutToken("s-1", "p-1");
        (await town.EndAsync(token)).ShouldBe(HttpStatusCode.OK);
        (await ended.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await other.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await town.EndAsync(token)).ShouldBe(HttpStatusCode.BadRequest);
        var acts = await town.Host.AuditAsync();
        acts.Count(act => act == "sign-out.by-provider").ShouldBe(1);
        acts.Count(act => act == "sign-out.by-provider-refused").ShouldBe(1);
    }

    [Fact]
    public async Task A_logout_token_for_a_person_ends_all_their_sessions_here()
    {
        await using var town = await Town.StartAsync();
        var one = town.Host.Browse();
        await town.ThroughAsync(one);
        town.Provider.Person = town.Provider.Person with { Session = "s-2" };
        var two = town.Host.Browse();
        await town.ThroughAsync(two);
        town.Provider.Person = new("p-2", "Ander Voorbeeld", "ander@gemeente.example", ["managers"]) { Session = "s-3" };
        var other = town.Host.Browse();
        await town.ThroughAsync(other);
        (await town.EndAsync(town.Provider.LogoutToken(null, "p-1"))).ShouldBe(HttpStatusCode.OK);
        (await one.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await two.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await other.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
    }

    [Fact]
    public async Task A_logout_token_that_is_wrong_in_any_way_ends_nothing()
    {
        await using var town = await Town.StartAsync();
        var browser = town.Host.Browse();
        await town.ThroughAsync(browser);
        using var stranger = RSA.Create(2048);
        var strange = new SigningCredentials(
            new RsaSecurityKey(stranger) { KeyId = "of-the-moment" },
            SecurityAlgorithms.RsaSha256
        );
        var shared = new SigningCredentials(
            new SymmetricSecurityKey(new byte[64]) { KeyId = "of-the-moment" },
            SecurityAlgorithms.HmacSha256
        );
        var right = town.Provider.LogoutToken("s-1");
        var wrong = new Dictionary<string, string>
        {
            ["for another client"] = town.Provider.LogoutToken("s-1", audience: "een ander"),
            ["of another issuer"] = town.Provider.LogoutToken("s-1", issuer: "https://elders.example/"),
            ["expired"] = town.Provider.LogoutToken("s-1", ends: TimeSpan.FromMinutes(-3)),
            ["an ID token"] = town.Provider.LogoutToken("s-1", isLogout: false),
            ["of another type"] = town.Provider.LogoutToken("s-1", type: "at+jwt"),
            ["with a nonce"] = town.Provider.LogoutToken("s-1", nonce: true),
            ["without a number"] = town.Provider.LogoutToken("s-1", id: ""),
            ["about nobody"] = town.Provider.LogoutToken(null),
            ["signed by a stranger"] = town.Provider.LogoutToken("s-1", signedBy: strange),
            ["signed with a shared secret"] = town.Provider.LogoutToken("s-1", signedBy: shared),
            ["not signed"] = $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{right.Split('.')[1]}.",
            ["of another person"] = town.Provider.LogoutToken("s-1", "p-9"),
            ["no token"] = "verzonnen",
            ["nothing"] = "",
            ["far too long"] = new string('x', 20_000),
        };
        foreach (var (name, token) in wrong)
        {
            var status = await town.EndAsync(token);
            if (name != "of another person")
                status.ShouldBe(HttpStatusCode.BadRequest, name);
            (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud", name);
        }

        (await town.EndAsync(right)).ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task Signing_out_here_offers_to_sign_out_at_the_organisation_too()
    {
        await using var town = await Town.StartAsync();
        var browser = town.Host.Browse();
        await town.ThroughAsync(browser);
        var signedOut = await browser.SubmitAsync("/uitloggen");
        signedOut.Location.ShouldStartWith("/uitloggen/organisatie?bewijs=");
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");

        var link = WebUtility.HtmlDecode(
            (await browser.GetAsync(signedOut.Location!)).Texts(@"href=""(/uitloggen/organisatie/verder[^""]*)""").Single()
        );
        var away = (await browser.GetAsync(link)).Location!;
        away.ShouldStartWith(new Uri(town.Provider.Address, "connect/logout").AbsoluteUri);
        HttpUtility.ParseQueryString(new Uri(away).Query)["id_token_hint"]!.ShouldStartWith("eyJ");
        var back = await town.VisitProviderAsync(away);
        back.ShouldStartWith("http://localhost/uitloggen/organisatie/terug");
        (await browser.GetAsync(new Uri(back).PathAndQuery)).Location.ShouldBe("/inloggen");
        (await browser.GetAsync("/uitloggen/organisatie/verder?bewijs=verzonnen")).Location.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task With_local_accounts_off_only_the_organisation_opens_the_door()
    {
        await using var town = await Town.StartAsync();
        var person = await town.Host.PersonAsync("lokaal@voorbeeld.example");
        var signedIn = await town.Host.SignInAsync(person);
        (await signedIn.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        town.Access.LocalAccounts = false;

        (await signedIn.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen", customMessage: "an open session ends");
        (
            await town.Host.Browse().SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword))
        ).Text.ShouldContain("Inloggen met een wachtwoord staat uit");
        (await town.ThroughAsync(town.Host.Browse())).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_and_breaks_nothing()
    {
        await using var town = await Town.StartAsync();
        var token = town.Provider.LogoutToken("s-1");
        await town.Provider.DisposeAsync();
        (await town.Host.Browse().GetAsync("/inloggen/organisatie")).Location.ShouldBe(
            "/inloggen?geweigerd=access.provider-unreachable"
        );
        (await town.Host.Browse().GetAsync("/inloggen?geweigerd=access.provider-unreachable")).Text.ShouldContain(
            "nu niet bereikbaar"
        );
        (await town.EndAsync(token)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_draft_of_the_groups_is_tried_before_it_counts()
    {
        await using var town = await Town.StartAsync();
        var browser = town.Host.Browse();
        await town.ThroughAsync(browser);
        var rule = await town.Host.AskAsync<ModuleDb, GroupRule>(db =>
            db.Set<GroupRule>().SingleAsync(r => r.Group == "analisten")
        );
        (
            await town.Administrator.SubmitAsync($"/beheer/groepen/{rule.Id}", ("Label", "Analisten"), ("rol", "gebiedsmanager"))
        ).Location.ShouldBe("/beheer/groepen");

        var trial = await town.Administrator.GetAsync("/beheer/groepen/proef?groepen=analisten%3Bonbekend");
        trial.Text.ShouldContain("1 van 1 mensen krijgen andere rollen");
        trial.Text.ShouldContain("+ Gebiedsmanager, − Informatieanalist");
        trial.Text.ShouldContain("Dit geeft nu: Informatieanalist (gebied WK003401)");
        trial.Text.ShouldContain("Met het concept: Gebiedsmanager.");
        ((int)(await browser.GetAsync("/api/analyse")).Status).ShouldBe(200, "nothing counts yet");

        (await town.Administrator.SubmitAsync("/beheer/groepen/proef")).Location.ShouldBe("/beheer/groepen");
        ((int)(await browser.GetAsync("/api/analyse")).Status).ShouldBe(403);
        (await town.AccountAsync("p-1")).Roles.ShouldBe([Role.AreaManager]);
    }

    [Fact]
    public async Task A_group_that_opens_content_is_switched_on_by_another_administrator()
    {
        await using var town = await Town.StartAsync();
        var second = await town.Host.SignInAsync(await town.Host.PersonAsync("tweede@voorbeeld.example", Role.Administrator));
        (
            await town.Administrator.SubmitAsync(
                "/beheer/groepen/nieuw",
                ("Group", "privacy"),
                ("Label", "Privacy"),
                ("rol", "privacy")
            )
        ).Location.ShouldBe("/beheer/groepen");
        (await town.Administrator.SubmitAsync("/beheer/groepen/proef")).Text.ShouldContain("U hebt deze wijziging zelf gemaakt");
        town.Provider.Person = town.Provider.Person with { Groups = ["privacy"] };
        await town.IsRefusedAsync(town.Host.Browse(), "access.groups-give-no-role");

        (await second.SubmitAsync("/beheer/groepen/proef")).Location.ShouldBe("/beheer/groepen");
        (await town.ThroughAsync(town.Host.Browse())).Location.ShouldBe("/");
        (await town.Host.AuditAsync()).ShouldNotContain("group.switched-on-alone");
    }

    private static string Bend(string address, string parameter, Func<string, string> bend)
    {
        var parts = new UriBuilder(address);
        var query = HttpUtility.ParseQueryString(parts.Query);
        query[parameter] = bend(query[parameter]!);
        parts.Query = query.ToString();
        return parts.Uri.AbsoluteUri;
    }

    /// <summary>A house with a provider beside it, two groups that count, and a local administrator.</summary>
    private sealed class Town : IAsyncDisposable
    {
        private readonly HttpClient visitor = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

        public required AccessHost Host { get; init; }

        public required OpenIdProvider Provider { get; init; }

        public required Browser Administrator { get; init; }

        public required AccessOptions Access { get; init; }

        public static async Task<Town> StartAsync(
            Provider on = Tests.Provider.Sqlite,
            Func<ProviderSettings, ProviderSettings>? adjust = null,
            TimeSpan behind = default
        )
        {
            // The cookies of an attempt end by the clock of the browser, which is the wall's.
            var now = TimeProvider.System.GetUtcNow();
            var clock = new Clock(now);
            var provider = await OpenIdProvider.StartAsync(behind == default ? clock : new Clock(now - behind));
            var settings = new ProviderSettings(provider.Address, OpenIdProvider.ClientId, null) { Name = "Gemeente Voorbeeld" };
            var access = new AccessOptions();
            var host = await AccessHost.StartAsync(
                options => access = options,
                services =>
                {
                    services.AddProviderSignIn(adjust?.Invoke(settings) ?? settings);
                    // A busy machine is no provider that is away.
                    services.Configure<OpenIdConnectOptions>(
                        Schemes.Provider,
                        options => options.BackchannelTimeout = TimeSpan.FromMinutes(2)
                    );
                },
                on,
                clock
            );
            await host.DoAsync<ModuleDb>(async db =>
            {
                db.AddRange(
                    Rule("analisten", new(new HashSet<Role> { Role.Analyst }, [new(Role.Analyst, LimitKind.Area, "003401")])),
                    Rule("managers", new(new HashSet<Role> { Role.AreaManager }, []))
                );
                await db.SaveChangesAsync();
            });
            var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
            await administrator.GetAsync("/");
            return new Town
            {
                Host = host,
                Provider = provider,
                Administrator = administrator,
                Access = access,
            };
        }

        public async Task<Browser.Page> ThroughAsync(
            Browser browser,
            string wanted = "/",
            Func<string, string>? away = null,
            Func<string, string>? back = null
        ) => await browser.GetAsync(await AnswerAsync(browser, wanted, away, back));

        /// <summary>The address to which the provider sends the browser back.</summary>
        public async Task<string> AnswerAsync(
            Browser browser,
            string wanted,
            Func<string, string>? away = null,
            Func<string, string>? back = null
        )
        {
            var left = await browser.GetAsync($"/inloggen/organisatie?terug={Uri.EscapeDataString(wanted)}");
            left.Location.ShouldNotBeNull();
            left.Location.ShouldContain("code_challenge_method=S256");
            var answer = await VisitProviderAsync(away?.Invoke(left.Location) ?? left.Location);
            answer.ShouldStartWith("http://localhost/inloggen/organisatie/terug");
            return new Uri(back?.Invoke(answer) ?? answer).PathAndQuery;
        }

        public async Task<string> VisitProviderAsync(string address)
        {
            var answer = await visitor.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
            return answer.Headers.Location!.AbsoluteUri;
        }

        public async Task<Browser.Page> IsRefusedAsync(
            Browser browser,
            string code,
            Func<string, string>? away = null,
            Func<string, string>? back = null
        )
        {
            var page = await ThroughAsync(browser, "/", away, back);
            page.Location.ShouldBe($"/inloggen?geweigerd={code}");
            (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
            return await browser.GetAsync(page.Location!);
        }

        public async Task<HttpStatusCode> EndAsync(string token)
        {
            using var client = Host.Client();
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
            var answer = await client.PostAsync("/inloggen/organisatie/einde", form);
            answer.Headers.CacheControl?.NoStore.ShouldBeTrue();
            return answer.StatusCode;
        }

        public Task<Account> AccountAsync(string subject) =>
            Host.AskAsync<ModuleDb, Account>(db => db.Set<Account>().SingleAsync(a => a.Subject == subject));

        public async ValueTask DisposeAsync()
        {
            visitor.Dispose();
            await Host.DisposeAsync();
            await Provider.DisposeAsync();
        }

        private static GroupRule Rule(string group, GivenRoles given)
        {
            var rule = new GroupRule
            {
                Id = Guid.NewGuid(),
                Group = group,
                Label = group,
            };
            rule.Draft(given, Actor.CommandLine);
            rule.SwitchOn();
            return rule;
        }
    }
}
