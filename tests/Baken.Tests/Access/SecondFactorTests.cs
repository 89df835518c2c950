using System.Text;
using Baken.Access;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class SecondFactorTests
{
    [Fact]
    public async Task Without_a_second_factor_a_person_is_led_to_the_enrolment_and_reaches_nothing_else()
    {
        await using var host = await AccessHost.StartAsync();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var browser = host.Browse();
        await browser.SubmitAsync(
            link,
            ("Name", "Nieuw"),
            ("Password", AccessHost.GoodPassword),
            ("Repeated", AccessHost.GoodPassword)
        );
        foreach (var path in (string[])["/", "/zegt-niets", "/wie", "/account", "/account/wachtwoord", "/bestaat-niet"])
            (await browser.GetAsync(path)).Location.ShouldBe("/account/tweede-factor", path);
        ((int)(await browser.GetAsync("/api/analyse")).Status).ShouldBe(401);

        await host.EnrolAsync(browser, "nieuw@voorbeeld.example");
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
    }

    [Fact]
    public async Task A_password_alone_cannot_replace_the_second_factor()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var thief = host.Browse();
        await thief.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        (await thief.GetAsync("/account/tweede-factor")).Location.ShouldBe("/inloggen/tweede-factor");
        (await thief.GetAsync("/zegt-niets")).Location.ShouldBe("/inloggen/tweede-factor");
    }

    [Fact]
    public async Task A_session_of_ones_own_does_not_make_another_half_whole()
    {
        await using var host = await AccessHost.StartAsync();
        var thief = await host.PersonAsync("dief@voorbeeld.example");
        var victim = await host.PersonAsync("slachtoffer@voorbeeld.example");
        var browser = await host.SignInAsync(thief);
        await browser.SubmitAsync("/inloggen", ("Email", victim.Email), ("Password", AccessHost.GoodPassword));
        (await browser.GetAsync("/account/tweede-factor")).Location.ShouldBe("/inloggen/tweede-factor");
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var code = person.Code();
        foreach (var accepted in (bool[])[true, false])
        {
            var browser = host.Browse();
            await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
            var page = await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", code));
            (page.Location == "/").ShouldBe(accepted);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_recovery_code_works_once(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var person = await host.PersonAsync();
        foreach (var accepted in (bool[])[true, false])
        {
            var browser = host.Browse();
            await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
            var page = await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", person.RecoveryCodes[0].ToLowerInvariant()));
            (page.Location == "/").ShouldBe(accepted);
        }

        (await host.AuditAsync()).Count(act => act == "account.recovery-code-used").ShouldBe(1);
    }

    [Fact]
    public async Task Enrolling_with_a_wrong_code_changes_nothing_and_keeps_the_key()
    {
        await using var host = await AccessHost.StartAsync();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var browser = host.Browse();
        await browser.SubmitAsync(
            link,
            ("Name", "Nieuw"),
            ("Password", AccessHost.GoodPassword),
            ("Repeated", AccessHost.GoodPassword)
        );
        var page = await browser.GetAsync("/account/tweede-factor");
        var key = Person.KeyOn(page);
        var again = await browser.SubmitAsync(page, ("Code", new Person("", key, host.Clock).WrongCode()));
        Person.KeyOn(again).ShouldBe(key);
        (await browser.GetAsync("/zegt-niets")).Location.ShouldBe("/account/tweede-factor");
    }

    [Fact]
    public async Task The_page_of_the_second_factor_has_no_inline_style_or_script()
    {
        await using var host = await AccessHost.StartAsync();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var browser = host.Browse();
        await browser.SubmitAsync(
            link,
            ("Name", "Nieuw"),
            ("Password", AccessHost.GoodPassword),
            ("Repeated", AccessHost.GoodPassword)
        );
        var page = await browser.GetAsync("/account/tweede-factor");
        page.Html.ShouldContain("<svg");
        page.Html.ShouldNotContain("style=");
        page.Html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_demonstration_offers_the_second_factor_and_does_not_demand_it()
    {
        await using var host = await AccessHost.StartAsync(access => access.Demo = true);
        await host.DoAsync<IAccounts>(accounts => accounts.EnsureDemoAccountsAsync(AccessHost.GoodPassword));
        var browser = host.Browse();
        (
            await browser.SubmitAsync("/inloggen", ("Email", "analist@demo.baken.example"), ("Password", AccessHost.GoodPassword))
        ).Location.ShouldBe("/");
        (await browser.GetAsync("/api/analyse")).Html.ShouldStartWith("account:");
        await host.EnrolAsync(browser, "analist@demo.baken.example");
        (
            await host.Browse()
                .SubmitAsync("/inloggen", ("Email", "analist@demo.baken.example"), ("Password", AccessHost.GoodPassword))
        ).Location.ShouldBe("/inloggen/tweede-factor");
    }

    // RFC 6238, appendix B, the SHA-1 rows; the last six of eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)))
            .ShouldBe(code);

    [Fact]
    public void A_clock_may_be_off_by_one_step_and_no_more()
    {
        var key = Totp.MakeKey();
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var step = Totp.StepAt(now);
        Totp.Match(key, Totp.Code(key, step - 1), now).ShouldBe(step - 1);
        Totp.Match(key, Totp.Code(key, step + 1), now).ShouldBe(step + 1);
        Totp.Match(key, Totp.Code(key, step - 2), now).ShouldBeNull();
        Totp.Match(key, "", now).ShouldBeNull();
    }

    [Fact]
    public void The_key_as_text_is_base_32() =>
        Totp.Text("12345678901234567890"u8).ShouldBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}
