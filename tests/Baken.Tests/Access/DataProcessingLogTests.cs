using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Access;

/// <summary>
/// The record in the form of the standard Logboek Dataverwerkingen (Logius): the fields of its chapter "Interface", in OpenTelemetry's
/// JSON.
/// </summary>
public sealed class DataProcessingLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_line_is_a_span_with_the_fields_of_the_standard(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        var people = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        await house.DoAsync(async services =>
        {
            services.GetRequiredService<ICurrentActivity>().WorkUnder(ActivityKeys.PersonRights);
            await services.GetRequiredService<IAudit>().SeenAsync([.. people.Select(id => $"request:{id:N}")], Cancellation);
        });
        await house.DoAsync(async services =>
        {
            services.GetRequiredService<IAudit>().Record(Actor.CommandLine, "import.done", "import:12");
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        var lines = await house.LinesAsync();
        var (text, spans) = await ExportAsync(house, "https://gemeente.example/verwerkingen/");

        // The export itself is the last line.
        spans.Count.ShouldBe(4);
        spans.Select(Id).Distinct().Count().ShouldBe(4);
        for (var index = 0; index < 3; index++)
        {
            var (span, line) = (spans[index], lines[index]);
            span.GetProperty("traceId").GetString().ShouldBe(line.Trace);
            span.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
            Id(span).Length.ShouldBe(16);
            span.GetProperty("name").GetString().ShouldBe(line.Act);
            foreach (var end in (string[])["startTimeUnixNano", "endTimeUnixNano"])
                DateTimeOffset
                    .UnixEpoch.AddTicks(long.Parse(span.GetProperty(end).GetString()!, CultureInfo.InvariantCulture) / 100)
                    .ShouldBe(line.At);
            span.GetProperty("status").EnumerateObject().ShouldBeEmpty();
        }

        // One operation about two people: a child for the second.
        Attribute(spans[0], "dpl.core.processing_activity_id").ShouldBe("https://gemeente.example/verwerkingen/person-rights");
        Attribute(spans[0], "dpl.core.data_subject_id").ShouldBe($"{people[0]:N}");
        Attribute(spans[0], "dpl.core.data_subject_id_type").ShouldBe("baken:request");
        spans[0].TryGetProperty("parentSpanId", out _).ShouldBeFalse();
        spans[1].GetProperty("traceId").GetString().ShouldBe(spans[0].GetProperty("traceId").GetString());
        spans[1].GetProperty("parentSpanId").GetString().ShouldBe(Id(spans[0]));
        Attribute(spans[1], "dpl.core.data_subject_id").ShouldBe($"{people[1]:N}");

        // Another request is another trace, and an import of figures is about nobody.
        spans[2].GetProperty("traceId").GetString().ShouldNotBe(spans[0].GetProperty("traceId").GetString());
        foreach (
            var key in (string[])["dpl.core.processing_activity_id", "dpl.core.data_subject_id", "dpl.core.data_subject_id_type"]
        )
            Attribute(spans[2], key).ShouldBeNull();
        text.ShouldNotContain("tester");
    }

    [Fact]
    public async Task A_period_leaves_the_rest_out_and_a_trace_keeps_its_root()
    {
        await using var house = await TestDatabase.MakeAsync();
        await house.DoAsync(services =>
            services.GetRequiredService<IAudit>().SeenAsync(["ding:1", "ding:2", "ding:3"], Cancellation)
        );
        await house.TamperAsync("UPDATE access_audit_line SET at = '2026-01-01T00:00:00.0000000Z' WHERE number = 1");
        var (_, spans) = await ExportAsync(
            house,
            AuditForm.NoRegister,
            new AuditPeriod(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), null)
        );
        spans.Count.ShouldBe(3);
        var root = Convert.ToHexStringLower((await house.LinesAsync())[0].Hash.AsSpan(0, 8));
        spans.Take(2).ShouldAllBe(span => span.GetProperty("parentSpanId").GetString() == root);
    }

    [Fact]
    public async Task A_program_that_calls_goes_on_with_its_own_trace_and_a_browser_does_not()
    {
        await using var host = await AccessHost.StartAsync();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        const string Theirs = "4bf92f3577b34da6a3ce929d0e0e4736";
        var auditor = await host.AskAsync<ITokens, Outcome<NewToken>>(tokens =>
            tokens.CreateAsync(
                "machine",
                new HashSet<Baken.Kernel.Role> { Baken.Kernel.Role.Auditor },
                TimeSpan.FromDays(1),
                Actor.CommandLine
            )
        );
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {auditor.Value.Secret}");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{Theirs}-00f067aa0ba902b7-01");
        (await client.GetAsync(OversightRoutes.RecordFile, Cancellation)).EnsureSuccessStatusCode();
        (await client.GetAsync("/api/v1/gezien", Cancellation)).EnsureSuccessStatusCode();

        var lines = await host.AskAsync<ModuleDb, List<AuditLine>>(db =>
            db.Set<AuditLine>().OrderBy(l => l.Number).ToListAsync()
        );
        var (page, program) = (lines[^2], lines[^1]);
        page.Trace.ShouldNotBe(Theirs);
        page.Caller.ShouldBeEmpty();
        (program.Trace, program.Caller).ShouldBe((Theirs, "00f067aa0ba902b7"));
    }

    [Fact]
    public async Task The_lines_themselves_can_be_checked_outside()
    {
        await using var house = await TestDatabase.MakeAsync();
        await house.WriteAsync(5);
        using var to = new MemoryStream();
        (
            await house.DoAsync(services =>
                services
                    .GetRequiredService<IAuditRecord>()
                    .ExportAsync(to, AuditForm.Lines, AuditPeriod.All, Actor.CommandLine, Cancellation)
            )
        ).ShouldBe(6);
        var before = new byte[32];
        foreach (var text in System.Text.Encoding.UTF8.GetString(to.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = JsonDocument.Parse(text).RootElement;
            var bytes = new List<byte>(before);
            bytes.AddRange(Big(line.GetProperty("number").GetInt64()));
            bytes.AddRange(Big(line.GetProperty("at").GetDateTimeOffset().UtcTicks));
            foreach (var field in (string[])["actor", "act", "about", "activity", "place", "trace", "caller"])
            {
                var value = System.Text.Encoding.UTF8.GetBytes(line.GetProperty(field).GetString()!);
                bytes.AddRange(Big(value.Length));
                bytes.AddRange(value);
            }

            before = System.Security.Cryptography.SHA256.HashData(bytes.ToArray());
            Convert.ToHexStringLower(before).ShouldBe(line.GetProperty("hash").GetString());
        }

        static byte[] Big(long number) => [.. BitConverter.GetBytes(number).Reverse()];
    }

    private static async Task<(string Text, List<JsonElement> Spans)> ExportAsync(
        TestDatabase house,
        string register,
        AuditPeriod? period = null
    )
    {
        using var to = new MemoryStream();
        await house.DoAsync(services =>
            services
                .GetRequiredService<IAuditRecord>()
                .ExportAsync(to, new AuditForm(register), period ?? AuditPeriod.All, Actor.CommandLine, Cancellation)
        );
        var text = System.Text.Encoding.UTF8.GetString(to.ToArray());
        var resource = JsonDocument.Parse(text).RootElement.GetProperty("resourceSpans")[0];
        resource.GetProperty("resource").GetProperty("attributes")[0].GetProperty("key").GetString().ShouldBe("service.name");
        return (text, [.. resource.GetProperty("scopeSpans")[0].GetProperty("spans").EnumerateArray()]);
    }

    private static string Id(JsonElement span) => span.GetProperty("spanId").GetString()!;

    private static string? Attribute(JsonElement span, string key)
    {
        foreach (var attribute in span.GetProperty("attributes").EnumerateArray())
            if (attribute.GetProperty("key").GetString() == key)
                return attribute.GetProperty("value").GetProperty("stringValue").GetString();
        return null;
    }
}
