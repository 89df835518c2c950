using System.Data.Common;
using System.Net.Http.Headers;
using System.Reflection;
using Baken.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Defences;

/// <summary>Logs and traces hold nothing of what people send: markers are planted in every part of a request, and looked for.</summary>
public sealed class SilenceTests
{
    private const string Marker = "Geheimdoender";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_send_is_in_no_log_and_no_trace()
    {
        await using var host = await DefencesHost.StartAsync(services =>
        {
            services.AddScoped(_ => DispatchProxy.Create<IAreas, Talkative>());
        });
        var (http, _) = await host.SignInAsync(Role.Analyst);
        var visitor = host.Client();

        // A bug whose message quotes what was asked, in a page and in the API; and one from the database.
        foreach (
            var address in (string[])
                [$"/gebieden?naam={Marker}", $"/api/v1/areas/{Marker}", $"/gebieden/{Marker}", $"/kaart?x={Marker}"]
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue(Marker, "1"));
            request.Headers.Add("X-Forwarded-For", Marker);
            request.Headers.Add("X-Eigen", Marker);
            using var answer = await http.SendAsync(request, Cancel);
        }

        // A wrong sign-in, an invitation that does not exist, a token of nobody, a form without its token, a broken body.
        var page = await new Tests.Access.Browser(visitor).GetAsync("/inloggen");
        using (
            var form = new FormUrlEncodedContent([
                .. page.Hidden.DistinctBy(field => field.Item1).Select(field => KeyValuePair.Create(field.Item1, field.Item2)),
                KeyValuePair.Create("Email", $"{Marker}@voorbeeld.example"),
                KeyValuePair.Create("Password", Marker),
            ])
        )
        using (await visitor.PostAsync("/inloggen", form, Cancel)) { }

        using (await visitor.GetAsync($"/uitnodiging/{Marker}", Cancel)) { }

        using (var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/areas"))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "baken_" + Marker);
            using var _ = await visitor.SendAsync(request, Cancel);
        }

        using (var form = new FormUrlEncodedContent([KeyValuePair.Create("Name", Marker)]))
        using (await http.PostAsync("/account", form, Cancel)) { }

        using (var broken = new StringContent(Marker, new MediaTypeHeaderValue("multipart/form-data")))
        using (await http.PostAsync("/bronnen/inlezen/bestanden", broken, Cancel)) { }

        host.Written.Log.ShouldNotBeEmpty();
        host.Written.Log.ShouldContain(line => line.Contains("Fault", StringComparison.Ordinal), "the bugs were told");
        host.Written.Log.ShouldContain(line => line.Contains(nameof(Talkative), StringComparison.Ordinal), "and where they were");
        host.Written.Traces.ShouldNotBeEmpty();
        host.Written.Log.ShouldAllBe(line => !line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        host.Written.Traces.ShouldAllBe(trace => !trace.Contains(Marker, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("regel\r\n2026-01-01T00:00:00.000Z Information Baken: alles is goed", @"regel\u000D\u000A2026")]
    [InlineData("scherm\u001b[2Jleeg", @"scherm\u001B[2Jleeg")]
    [InlineData("om\u202ekeer\u2028einde", @"om\u202Ekeer\u2028einde")]
    [InlineData("gewoon é €", "gewoon é €")]
    public void No_line_of_the_log_can_be_forged(string said, string written)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new Web.Defences.LogText(TimeProvider.System).Write(
            new Microsoft.Extensions.Logging.Abstractions.LogEntry<string>(
                Microsoft.Extensions.Logging.LogLevel.Warning,
                "Baken",
                0,
                said,
                null,
                (state, _) => state
            ),
            null,
            text
        );
        text.ToString().ShouldContain(written);
        text.ToString().Count(sign => sign == '\n').ShouldBe(1);
    }

    [Fact]
    public void A_bug_is_told_by_type_and_place_and_never_by_its_message()
    {
        var text = FaultText.Of(
            Thrown(new DbUpdateException($"kan {Marker} niet opslaan", Thrown(new FormatException($"'{Marker}' is geen getal"))))
        );
        text.ShouldNotContain(Marker);
        text.ShouldContain("DbUpdateException");
        text.ShouldContain("caused by System.FormatException");
        text.ShouldContain(nameof(Thrown));
    }

    private static Exception Thrown(Exception bug)
    {
        try
        {
            throw bug;
        }
        catch (Exception caught) when (caught == bug)
        {
            return caught;
        }
    }

    /// <summary>Fails at everything, and quotes in its message whatever it was asked.</summary>
    public class Talkative : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            throw new FormatException($"{Marker}: {string.Join(", ", args ?? [])}", new Told());
    }

    private sealed class Told() : DbException($"Detail: Key (email)=({Marker}) already exists.");
}
