using System.Net;
using Baken.Database;
using Baken.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baken.Tests.Access;

/// <summary>What <c>baken.json</c> says about signing in, and whose word about a visitor is believed.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("""{"signIn":{"authority":"https://login.example/"}}""", "clientId")]
    [InlineData("""{"signIn":{"authority":"http://login.example/","clientId":"baken"}}""", "https")]
    [InlineData("""{"signIn":{"authority":"login","clientId":"baken"}}""", "volledig adres")]
    [InlineData("""{"signIn":{"localAccounts":false}}""", "niemand inloggen")]
    [InlineData("""{"signIn":{"sessionMinutes":1}}""", "5 tot en met 720")]
    [InlineData("""{"proxies":["proxy.intern"]}""", "geen IP-adres")]
    [InlineData("""{"signIn":{"authorty":"https://login.example/"}}""", "geldige instelling")]
    public void A_setting_that_cannot_be_meant_is_refused_at_the_start(string json, string said)
    {
        var directory = Directory.CreateTempSubdirectory("baken-test-");
        File.WriteAllText(Path.Combine(directory.FullName, Installation.SettingsName), json);
        Should.Throw<InvalidDataException>(() => Installation.Open(directory.FullName)).Message.ShouldContain(said);
        directory.Delete(recursive: true);
    }

    [Fact]
    public void The_settings_are_read_and_a_secret_is_never_written()
    {
        var directory = Directory.CreateTempSubdirectory("baken-test-");
        File.WriteAllText(
            Path.Combine(directory.FullName, Installation.SettingsName),
            """
            {"address":"https://baken.voorbeeld.example","proxies":["10.0.0.0/24"],
             "apiContact":{"name":"Team data","email":"data@voorbeeld.example","url":"https://voorbeeld.example/data"},
             "signIn":{"localAccounts":false,"sessionMinutes":20,"authority":"https://login.example/x","clientId":"baken",
                       "secret":"geheim","name":"Voorbeeld","groupsClaim":"rollen","requiredAmr":["mfa"]}}
            """
        );
        var installation = Installation.Open(directory.FullName);
        installation.SignIn.Secret.ShouldBe("geheim");
        installation.SignIn.RequiredAmr.ShouldBe(["mfa"]);
        installation.Save();
        File.ReadAllText(Path.Combine(directory.FullName, Installation.SettingsName)).ShouldNotContain("geheim");
        var again = Installation.Open(directory.FullName);
        again.SignIn.Authority.ShouldBe(new Uri("https://login.example/x"));
        again.SignIn.LocalAccounts.ShouldBe(false);
        again.Proxies.ShouldBe(["10.0.0.0/24"]);
        again.ApiContact.ShouldBe(
            new ApiContact("Team data", "data@voorbeeld.example", new Uri("https://voorbeeld.example/data"))
        );
        $"{again}".ShouldNotContain("geheim");
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Host=db.intern;Username=baken", true)]
    [InlineData("Host=10.0.0.5;Username=baken;SSL Mode=Require", true)]
    [InlineData("Host=10.0.0.5;Username=baken;SSL Mode=VerifyCA", true)]
    [InlineData("Host=localhost,db.intern;Username=baken", true)]
    [InlineData("Host=localhost.elders.example;Username=baken", true)]
    [InlineData("Host=db.intern;Username=baken;SSL Mode=VerifyFull", false)]
    [InlineData("Host=localhost;Username=baken", false)]
    [InlineData("Host=127.0.0.1:5433;Username=baken", false)]
    [InlineData("Host=::1;Username=baken", false)]
    [InlineData("Host=/var/run/postgresql;Username=baken", false)]
    public void A_database_on_a_network_is_reached_with_a_checked_certificate_or_by_choice(string connection, bool open)
    {
        var directory = Directory.CreateTempSubdirectory("baken-test-");
        var path = Path.Combine(directory.FullName, Installation.SettingsName);
        File.WriteAllText(path, $$"""{"database":"{{connection}}"}""");
        if (open)
            Should.Throw<InvalidDataException>(() => Installation.Open(directory.FullName)).Message.ShouldContain("VerifyFull");
        else
            Weaknesses.Of(Installation.Open(directory.FullName)).ShouldBeEmpty();
        File.WriteAllText(path, $$"""{"database":"{{connection}}","databaseWithoutTls":true}""");
        var chosen = Installation.Open(directory.FullName);
        Weaknesses.Of(chosen).Count(weak => weak.Contains("databaseWithoutTls", StringComparison.Ordinal)).ShouldBe(open ? 1 : 0);
        chosen.Save();
        Installation.Open(directory.FullName).DatabaseWithoutTls.ShouldBeTrue();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task What_others_can_read_is_said_and_what_the_program_makes_they_cannot()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var (installation, _) = await TestDatabase.MakeInstallationAsync(Provider.Sqlite);
        var settings = Path.Combine(installation.DataDirectory, Installation.SettingsName);
        var keys = Directory.CreateDirectory(Path.Combine(installation.DataDirectory, Installation.KeysFolder)).FullName;
        var key = Path.Combine(keys, "audit-signing.pem");
        await File.WriteAllTextAsync(settings, "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(key, "geheim", TestContext.Current.CancellationToken);
        foreach (var open in (string[])[settings, key])
            File.SetUnixFileMode(open, Own | UnixFileMode.OtherRead);
        foreach (var open in (string[])[installation.DataDirectory, keys])
            File.SetUnixFileMode(open, Own | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Weaknesses.Of(installation).Count.ShouldBe(2);
        Weaknesses.Of(installation).ShouldContain(weak => weak.Contains(settings, StringComparison.Ordinal));
        Weaknesses.Of(installation).ShouldContain(weak => weak.Contains(key, StringComparison.Ordinal));

        installation.Save();
        File.GetUnixFileMode(settings).ShouldBe(Own);
        Weaknesses.Of(installation).Count.ShouldBe(1);
        File.SetUnixFileMode(installation.DataDirectory, Own | UnixFileMode.UserExecute);
        Weaknesses.Of(installation).ShouldBeEmpty("what is in a closed directory is closed");

        await using var app = BakenWeb.Create(installation, "http://127.0.0.1:0", builder => builder.Logging.ClearProviders());
        await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        File.GetUnixFileMode(Path.Combine(installation.DataDirectory, BakenDatabase.FileName)).ShouldBe(Own);
        await TestDatabase.DropAsync(installation, null);
    }

    [Theory]
    [InlineData("10.0.0.7", new[] { "10.0.0.0/24" }, true)]
    [InlineData("10.0.0.7", new[] { "10.0.0.7" }, true)]
    [InlineData("10.0.1.7", new[] { "10.0.0.0/24" }, false)]
    [InlineData("127.0.0.1", new[] { "10.0.0.7" }, false)]
    [InlineData("127.0.0.1", new string[0], false)]
    public async Task Only_a_proxy_that_is_named_is_believed(string from, string[] proxies, bool believed)
    {
        foreach (var asked in (bool[])[false, true])
        {
            var (empty, _) = await TestDatabase.MakeInstallationAsync(Provider.Sqlite);
            await using var app = BakenWeb.Create(
                empty with
                {
                    Proxies = proxies,
                },
                "http://127.0.0.1:0",
                builder =>
                {
                    builder.Logging.ClearProviders();
                    builder.WebHost.UseTestServer();
                    // The framework's own switch, with which it would believe everybody.
                    builder.Configuration["ForwardedHeaders_Enabled"] = $"{asked}";
                    // First, because the framework's own filter looks at the address too.
                    builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new ComesFrom(IPAddress.Parse(from))));
                }
            );
            await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var client = app.GetTestServer().CreateClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/inloggen");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            request.Headers.Add("X-Forwarded-Host", "elders.example");
            var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var cookie = answer
                .Headers.GetValues("Set-Cookie")
                .Single(one => one.StartsWith(believed ? "__Host-baken-form=" : "baken-form=", StringComparison.Ordinal));
            cookie.Contains("; secure", StringComparison.Ordinal).ShouldBe(believed);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("elders.example");
            await app.StopAsync(TestContext.Current.CancellationToken);
            await TestDatabase.DropAsync(empty, null);
        }
    }

    private sealed class ComesFrom(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (HttpContext context, RequestDelegate then) =>
                    {
                        context.Connection.RemoteIpAddress = address;
                        return then(context);
                    }
                );
                next(app);
            };
    }
}
