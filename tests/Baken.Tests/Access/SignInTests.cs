using System.Net;
using Baken.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Tests.Access;

public sealed class SignInTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_signs_in_with_a_password_and_a_code(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var person = await host.PersonAsync();
        var browser = await host.SignInAsync(person);
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await browser.GetAsync("/account")).Text.ShouldContain("Informatieanalist");
        (await host.AuditAsync()).ShouldContain("sign-in.done");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var wrong = await host.Browse().SubmitAsync("/inloggen", ("Email", person.Email), ("Password", "iets heel anders"));
        var unknown = await host.Browse()
            .SubmitAsync("/inloggen", ("Email", "niemand@voorbeeld.example"), ("Password", "iets heel anders"));
        wrong.Text.ShouldContain("Inloggen is niet gelukt");
        Alert(unknown).ShouldBe(Alert(wrong));
        unknown.Status.ShouldBe(wrong.Status);
        unknown.Cookies.Count.ShouldBe(wrong.Cookies.Count);
        (await host.AuditAsync()).Count(act => act == "sign-in.failed").ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_account_costs_as_much_work_as_a_known_one()
    {
        var hasher = new CountingHasher();
        await using var host = await AccessHost.StartAsync(services: services =>
            services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>>(hasher))
        );
        await host.Browse().SubmitAsync("/inloggen", ("Email", "niemand@voorbeeld.example"), ("Password", "iets heel anders"));
        hasher.Checks.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Five_failures_close_an_account_from_there_for_a_quarter_of_an_hour(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var person = await host.PersonAsync();
        var browser = host.Browse();
        for (var attempt = 0; attempt < 5; attempt++)
            await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", "iets heel anders"));
        (await host.AuditAsync()).ShouldContain("sign-in.locked-out");

        host.Clock.Pass(TimeSpan.FromMinutes(14));
        var closed = await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        closed.Location.ShouldBeNull();
        closed.Text.ShouldContain("Inloggen is niet gelukt");

        host.Clock.Pass(TimeSpan.FromMinutes(1));
        await host.SignInAsync(person);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Failures_side_by_side_are_all_counted(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var person = await host.PersonAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(_ => host.Browse().SubmitAsync("/inloggen", ("Email", person.Email), ("Password", "iets heel anders")))
        );
        (await host.AuditAsync()).Count(act => act == "sign-in.locked-out").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_stranger_keeps_nobody_out_but_himself(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var person = await host.PersonAsync();
        var jar = new CookieContainer();
        (await ComeInAsync(host, host.Browse(jar: jar, address: "198.51.100.1"), person)).ShouldBeTrue();
        var stranger = host.Browse(address: "203.0.113.7");
        await FailAsync(stranger, person, times: 9);
        var acts = await host.AuditAsync();
        acts.Count(act => act == "sign-in.locked-out").ShouldBe(1);
        acts.Count(act => act == "sign-in.failed").ShouldBe(5, "what is spent already fills no record");

        // There not even with the right password, unless the device is known.
        (await ComeInAsync(host, stranger, person)).ShouldBeFalse();
        (await ComeInAsync(host, host.Browse(address: "198.51.100.2"), person)).ShouldBeTrue();
        (await ComeInAsync(host, host.Browse(jar: jar, address: "203.0.113.7"), person)).ShouldBeTrue();
        host.Clock.Pass(TimeSpan.FromMinutes(15));
        (await ComeInAsync(host, stranger, person)).ShouldBeTrue();
    }

    [Fact]
    public async Task Guessing_from_many_addresses_closes_an_account_to_devices_that_are_not_known()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var jar = new CookieContainer();
        var known = host.Browse(jar: jar);
        (await ComeInAsync(host, known, person)).ShouldBeTrue();
        await FromManyAsync(host, person);
        (await ComeInAsync(host, host.Browse(address: "198.51.100.2"), person)).ShouldBeFalse();
        // A cookie of another's making is no device that is known.
        var forged = new CookieContainer();
        forged.Add(new Cookie("baken-device", "verzonnen", "/", "localhost"));
        (await ComeInAsync(host, host.Browse(jar: forged), person)).ShouldBeFalse();
        (await ComeInAsync(host, host.Browse(jar: jar, address: "203.0.113.1"), person)).ShouldBeTrue();

        // Signing out everywhere leaves no device known.
        await FromManyAsync(host, person);
        await known.SubmitAsync("/account/overal-uitloggen");
        (await ComeInAsync(host, host.Browse(jar: jar, address: "198.51.100.2"), person)).ShouldBeFalse();
        host.Clock.Pass(Account.LockedFor);
        (await ComeInAsync(host, host.Browse(address: "198.51.100.2"), person)).ShouldBeTrue();
    }

    [Fact]
    public async Task Codes_are_not_guessed_from_many_addresses_and_the_owner_comes_in_all_the_same()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var jar = new CookieContainer();
        (await ComeInAsync(host, host.Browse(jar: jar), person)).ShouldBeTrue();
        for (var at = 1; at <= 5; at++)
        {
            var thief = host.Browse(address: $"203.0.113.{at}");
            await thief.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
            await thief.SubmitAsync("/inloggen/tweede-factor", ("Code", person.WrongCode()));
        }

        (await ComeInAsync(host, host.Browse(address: "203.0.113.6"), person)).ShouldBeFalse();
        (await ComeInAsync(host, host.Browse(jar: jar), person)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_cookie_of_a_known_device_opens_nothing()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var jar = new CookieContainer();
        (await ComeInAsync(host, host.Browse(jar: jar), person)).ShouldBeTrue();
        var all = jar.GetCookies(new Uri("http://localhost"));
        var alone = new CookieContainer();
        alone.Add(all["baken-device"]!);
        (await host.Browse(jar: alone).GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        all["baken-device"]!.HttpOnly.ShouldBeTrue();
    }

    [Fact]
    public void What_is_sent_as_an_address_is_counted_by_no_more_than_an_address_can_be()
    {
        using var limits = new SignInLimits(
            Microsoft.Extensions.Options.Options.Create(new AccessOptions { AttemptsPerAccount = 1 })
        );
        limits.Allow("hier", new string('x', 254) + "1").ShouldBeTrue();
        limits.Allow("hier", new string('x', 254) + "2").ShouldBeFalse();
        limits.Allow("daar", new string('x', 254) + "2").ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_codes_count_towards_the_same_lock_and_a_right_password_does_not_reset_it()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var browser = host.Browse();
            await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
            (await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", person.WrongCode()))).Text.ShouldContain(
                "Deze code klopt niet"
            );
        }

        (await host.AuditAsync()).ShouldContain("sign-in.locked-out");
        (
            await host.Browse().SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword))
        ).Location.ShouldBeNull();
    }

    [Fact]
    public async Task Too_many_attempts_on_one_account_are_slowed_down()
    {
        await using var host = await AccessHost.StartAsync(access => access.AttemptsPerAccount = 3);
        var browser = host.Browse();
        for (var attempt = 0; attempt < 3; attempt++)
            await browser.SubmitAsync("/inloggen", ("Email", "wie@voorbeeld.example"), ("Password", "x"));
        var slowed = await browser.SubmitAsync("/inloggen", ("Email", "wie@voorbeeld.example"), ("Password", "x"));
        slowed.Text.ShouldContain("te veel pogingen");
        (await browser.SubmitAsync("/inloggen", ("Email", "ander@voorbeeld.example"), ("Password", "x"))).Text.ShouldNotContain(
            "te veel"
        );
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_slowed_down()
    {
        await using var host = await AccessHost.StartAsync(access => access.AttemptsPerAddress = 2);
        var browser = host.Browse();
        await browser.SubmitAsync("/inloggen", ("Email", "a@voorbeeld.example"), ("Password", "x"));
        await browser.SubmitAsync("/inloggen", ("Email", "b@voorbeeld.example"), ("Password", "x"));
        (await browser.SubmitAsync("/inloggen", ("Email", "c@voorbeeld.example"), ("Password", "x"))).Text.ShouldContain(
            "te veel pogingen"
        );
    }

    [Theory]
    [InlineData("/zegt-niets?a=1", "/zegt-niets?a=1")]
    [InlineData("https://elders.example/", "/")]
    [InlineData("//elders.example/", "/")]
    [InlineData("/\\elders.example/", "/")]
    [InlineData("/\t/elders.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task After_signing_in_people_stay_on_this_site(string asked, string reached)
    {
        await using var host = await AccessHost.StartAsync(access => access.Demo = true);
        await host.DoAsync<IAccounts>(accounts => accounts.EnsureDemoAccountsAsync(AccessHost.GoodPassword));
        var page = await host.Browse()
            .SubmitAsync(
                $"/inloggen?terug={Uri.EscapeDataString(asked)}",
                ("Email", "analist@demo.baken.example"),
                ("Password", AccessHost.GoodPassword)
            );
        page.Location.ShouldBe(reached);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        await using var host = await AccessHost.StartAsync();
        var browser = host.Browse();
        var page = await browser.GetAsync("/inloggen");
        (
            await browser.PostAsync(page, ("_handler", "inloggen"), ("Email", "a@voorbeeld.example"), ("Password", "x"))
        ).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Over_https_the_cookie_belongs_to_this_host_alone()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var page = await host.Browse("https")
            .SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        var cookie = page.Cookies.Single(c => c.StartsWith("__Host-baken-half=", StringComparison.Ordinal));
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; path=/");
        cookie.ShouldNotContain("domain");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_no_form_of_ours_sends_is_refused_and_breaks_nothing(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var odd = await host.Browse()
            .SubmitAsync("/inloggen", ("Email", "a\u0001@voorbeeld.example"), ("Password", new string('x', 10_000)));
        odd.Text.ShouldContain("Inloggen is niet gelukt");
    }

    private static async Task FailAsync(Browser browser, Person person, int times)
    {
        for (var attempt = 0; attempt < times; attempt++)
            await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", "iets heel anders"));
    }

    private static async Task FromManyAsync(AccessHost host, Person person)
    {
        for (var at = 1; at <= Account.FailuresAllowed / FailedAttempts.Allowed; at++)
            await FailAsync(host.Browse(address: $"203.0.113.{at}"), person, FailedAttempts.Allowed);
        host.Clock.Pass(FailedAttempts.Returns);
    }

    private static async Task<bool> ComeInAsync(AccessHost host, Browser browser, Person person)
    {
        var asked = await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        if (asked.Location != "/inloggen/tweede-factor")
            return false;
        var proved = await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", person.Code()));
        host.Clock.Pass(TimeSpan.FromSeconds(60));
        return proved.Location == "/";
    }

    private static string Alert(Browser.Page page) => page.Texts("role=\"alert\"><div[^>]*><p>(.*?)</p>").Single();

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        public int Checks { get; private set; }

        public string HashPassword(Account user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Checks++;
            return PasswordVerificationResult.Failed;
        }
    }
}
