using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class InvitationTests
{
    private static readonly (string, string)[] Filled =
    [
        ("Name", "Voor Beeld"),
        ("Password", AccessHost.GoodPassword),
        ("Repeated", AccessHost.GoodPassword),
    ];

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_link_works_once(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var opened = await host.Browse().GetAsync(link);
        opened.Text.ShouldContain("nieuw@voorbeeld.example");
        (await host.Browse().SubmitAsync(link, Filled)).Location.ShouldBe("/account/tweede-factor");
        (await host.Browse().SubmitAsync(link, Filled)).Text.ShouldContain("niet (meer) geldig");
        (await host.Browse().GetAsync(link)).Text.ShouldNotContain("nieuw@voorbeeld.example");
        (await host.AskAsync<ModuleDb, int>(db => db.Set<Account>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_ends_after_seven_days()
    {
        await using var host = await AccessHost.StartAsync();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        host.Clock.Pass(TimeSpan.FromDays(7));
        (await host.Browse().SubmitAsync(link, Filled)).Text.ShouldContain("niet (meer) geldig");
    }

    [Fact]
    public async Task A_new_link_makes_the_former_one_void()
    {
        await using var host = await AccessHost.StartAsync();
        var former = await host.InviteAsync("nieuw@voorbeeld.example", Role.Administrator);
        var link = await host.InviteAsync("Nieuw@voorbeeld.example", Role.Analyst);
        (await host.Browse().SubmitAsync(former, Filled)).Text.ShouldContain("niet (meer) geldig");
        (await host.Browse().SubmitAsync(link, Filled)).Location.ShouldBe("/account/tweede-factor");
    }

    [Fact]
    public async Task A_made_up_link_says_no_more_than_a_used_one()
    {
        await using var host = await AccessHost.StartAsync();
        (await host.Browse().GetAsync("/uitnodiging/verzonnen")).Text.ShouldContain("niet (meer) geldig");
    }

    [Fact]
    public async Task The_database_does_not_hold_the_link()
    {
        await using var host = await AccessHost.StartAsync();
        var link = await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var hash = await host.AskAsync<ModuleDb, string>(db => db.Set<Invitation>().Select(i => i.SecretHash).SingleAsync());
        hash.ShouldBe(Secrets.Hash(link.Split('/')[^1]));
        hash.ShouldNotContain(link.Split('/')[^1]);
    }

    [Fact]
    public async Task An_address_with_an_account_is_not_invited_again()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var outcome = await host.AskAsync<IAccounts, Outcome<InvitationLink>>(accounts =>
            accounts.InviteAsync(person.Email.ToUpperInvariant(), new HashSet<Role> { Role.Administrator }, Actor.CommandLine)
        );
        outcome.Refusal?.Code.ShouldBe("access.account-exists");
    }

    [Fact]
    public async Task The_first_link_makes_an_administrator_and_then_there_is_no_other()
    {
        await using var host = await AccessHost.StartAsync();
        var former = await host.AskAsync<IAccounts, InvitationLink?>(accounts => accounts.FirstRunLinkAsync());
        var link = await host.AskAsync<IAccounts, InvitationLink?>(accounts => accounts.FirstRunLinkAsync());
        (await host.Browse().GetAsync(former!.Path)).Text.ShouldContain("niet (meer) geldig");

        var browser = host.Browse();
        await browser.SubmitAsync(link!.Path, [("Email", "beheer@voorbeeld.example"), .. Filled]);
        await host.EnrolAsync(browser, "beheer@voorbeeld.example");
        (await browser.GetAsync("/beheer/accounts")).Text.ShouldContain("beheer@voorbeeld.example");
        (await host.AskAsync<IAccounts, InvitationLink?>(accounts => accounts.FirstRunLinkAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_link_is_void_once_there_is_an_account()
    {
        await using var host = await AccessHost.StartAsync();
        var link = await host.AskAsync<IAccounts, InvitationLink?>(accounts => accounts.FirstRunLinkAsync());
        await host.PersonAsync();
        (await host.Browse().SubmitAsync(link!.Path, [("Email", "beheer@voorbeeld.example"), .. Filled])).Text.ShouldContain(
            "niet (meer) geldig"
        );
    }

    [Fact]
    public async Task An_administrator_gives_a_new_link_to_who_lost_everything()
    {
        await using var host = await AccessHost.StartAsync();
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        var person = await host.PersonAsync();
        var id = await host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == person.Email).Select(a => a.Id).SingleAsync()
        );
        var page = await administrator.SubmitAsync($"/beheer/accounts/{id}/vernieuwen");
        var link = page.Texts(@"http://localhost(/uitnodiging/[\w-]+)").Single();

        var browser = host.Browse();
        const string Next = "geheel andere woorden nu";
        (await browser.SubmitAsync(link, ("Password", Next), ("Repeated", Next))).Location.ShouldBe("/account/tweede-factor");
        await host.EnrolAsync(browser, person.Email);
        (await browser.GetAsync("/api/analyse")).Html.ShouldStartWith("account:");
        (
            await host.Browse().SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword))
        ).Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("kort woord", "access.password-too-short")]
    [InlineData("Welkom2026!!!", "access.password-too-common")]
    [InlineData("W3lk0m-2026-!", "access.password-too-common")]
    [InlineData("wachtwoord123", "access.password-too-common")]
    [InlineData("123456789012", "access.password-too-common")]
    [InlineData("aaaaaaaaaaaab", "access.password-too-common")]
    [InlineData("qwertyuiop12", "access.password-too-common")]
    [InlineData("janneke.jansen2026", "access.password-too-common")]
    [InlineData("JannekeJansen!", "access.password-too-common")]
    [InlineData("Zwanendam2026!", "access.password-too-common")]
    [InlineData("gemeente-zwanendam-1", "access.password-too-common")]
    [InlineData("baken.zwanendam", "access.password-too-common")]
    [InlineData("1qaz2wsx3edc", "access.password-too-common")]
    [InlineData("zaq12wsxcde3", "access.password-too-common")]
    [InlineData("michaeljordan", "access.password-too-common")]
    [InlineData("manchesterunited", "access.password-too-common")]
    [InlineData("liverpoolliverpool", "access.password-too-common")]
    [InlineData("P@ssw0rd2026", "access.password-too-common")]
    [InlineData("12-04-1987 12-04-1987", "access.password-too-common")]
    [InlineData("Jansen.Janneke.1987", "access.password-too-common")]
    [InlineData("de brug was nat vandaag", null)]
    [InlineData("zwanendam schuift op naar links", null)]
    [InlineData("vier losse woorden samen", null)]
    [InlineData("alleenkleineletters", null)]
    public void Length_counts_and_what_everybody_tries_is_refused(string password, string? code) =>
        (
            PasswordRule.Check(password, "janneke.jansen@voorbeeld.example", "Janneke Jansen", "Baken Gemeente Zwanendam")?.Code
        ).ShouldBe(code);
}
