using System.Net;
using System.Net.Http.Headers;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class TokenTests
{
    [Fact]
    public async Task A_machine_acts_with_the_roles_of_its_token()
    {
        await using var host = await AccessHost.StartAsync();
        var token = await MakeAsync(host, Role.Analyst);
        token.Secret.ShouldStartWith("baken_");
        var (status, body) = await CallAsync(host, token.Secret);
        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldBe($"token:{token.Id:N}");
    }

    [Fact]
    public async Task A_token_without_the_role_is_refused()
    {
        await using var host = await AccessHost.StartAsync();
        var (status, body) = await CallAsync(host, (await MakeAsync(host, Role.Handler)).Secret);
        status.ShouldBe(HttpStatusCode.Forbidden);
        body.ShouldContain("access.no-access");
    }

    [Fact]
    public async Task A_token_does_not_manage_accounts_or_make_tokens()
    {
        await using var host = await AccessHost.StartAsync();
        var token = await MakeAsync(host, Role.Administrator);
        foreach (
            var path in (string[])
                ["/beheer/accounts", "/beheer/accounts/uitnodigen", "/beheer/tokens", "/beheer/tokens/nieuw", "/account"]
        )
            (await CallAsync(host, token.Secret, path)).Status.ShouldBe(HttpStatusCode.Unauthorized, path);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_with_its_code()
    {
        await using var host = await AccessHost.StartAsync();
        var (status, body) = await CallAsync(host, "baken_verzonnen");
        status.ShouldBe(HttpStatusCode.Unauthorized);
        body.ShouldContain("\"code\":\"access.token-unknown\"");
    }

    [Fact]
    public async Task An_expired_token_is_refused_with_its_code()
    {
        await using var host = await AccessHost.StartAsync();
        var token = await MakeAsync(host, Role.Analyst);
        host.Clock.Pass(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await CallAsync(host, token.Secret)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Pass(TimeSpan.FromSeconds(1));
        (await CallAsync(host, token.Secret)).Body.ShouldContain("\"code\":\"access.token-expired\"");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_revoked_token_is_refused_with_its_code(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        var made = await administrator.SubmitAsync(
            "/beheer/tokens/nieuw",
            ("Name", "Koppeling"),
            ("Days", "30"),
            ("rol", "analist")
        );
        var secret = made.Texts("(baken_[\\w-]+)").Single();
        (await CallAsync(host, secret)).Status.ShouldBe(HttpStatusCode.OK);

        var id = (await host.AskAsync<ITokens, IReadOnlyList<TokenLine>>(tokens => tokens.ListAsync())).Single().Id;
        (await administrator.SubmitAsync($"/beheer/tokens/{id}")).Location.ShouldBe("/beheer/tokens");
        var (status, body) = await CallAsync(host, secret);
        status.ShouldBe(HttpStatusCode.Unauthorized);
        body.ShouldContain("\"code\":\"access.token-revoked\"");
        (await administrator.GetAsync("/beheer/tokens")).Html.ShouldNotContain(secret);
        (await host.AuditAsync()).ShouldContain("token.revoked");
    }

    [Fact]
    public async Task The_database_does_not_hold_the_secret()
    {
        await using var host = await AccessHost.StartAsync();
        var token = await MakeAsync(host, Role.Analyst);
        var hash = await host.AskAsync<ModuleDb, string>(db => db.Set<Token>().Select(t => t.SecretHash).SingleAsync());
        hash.ShouldBe(Secrets.Hash(token.Secret));
    }

    private static async Task<NewToken> MakeAsync(AccessHost host, params Role[] roles) =>
        (
            await host.AskAsync<ITokens, Outcome<NewToken>>(tokens =>
                tokens.CreateAsync("Koppeling", roles.ToHashSet(), TimeSpan.FromDays(30), Actor.CommandLine)
            )
        ).Value;

    private static async Task<(HttpStatusCode Status, string Body)> CallAsync(
        AccessHost host,
        string secret,
        string path = "/api/analyse"
    )
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var response = await client.GetAsync(path);
        if (!response.IsSuccessStatusCode)
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
