using System.Globalization;
using System.Text.Json;

namespace Baken.Access;

/// <summary>
/// Audit lines as the Dutch standard <i>Logboek Dataverwerkingen</i> (Logius) asks: OpenTelemetry traces in OTLP's JSON, a span per line, with
/// the attributes of <c>dpl.core</c>. Who looked is not in it: the standard asks what was processed for which activity and about whom.
/// </summary>
/// <remarks>
/// The first line of a trace is its root; the others are below it, so that a look at several things is one operation with a child per
/// data subject. Lines without an activity concern no personal data of the work, and leave the attribute out.
/// </remarks>
internal sealed class DataProcessingLog(Stream to, string register) : IAsyncDisposable
{
    private const int TracesRemembered = 20_000;
    private static readonly string[] NotAboutPeople = ["token", "grant", "invitation", "sample", "audit"];

    private readonly Utf8JsonWriter json = new(to);
    private readonly Dictionary<string, string> roots = [];
    private readonly Queue<string> remembered = new();

    public void Begin()
    {
        json.WriteStartObject();
        json.WriteStartArray("resourceSpans");
        json.WriteStartObject();
        json.WriteStartObject("resource");
        json.WriteStartArray("attributes");
        Attribute("service.name", "baken");
        Attribute("service.version", typeof(DataProcessingLog).Assembly.GetName().Version?.ToString(3) ?? "");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans");
        json.WriteStartObject();
        json.WriteStartObject("scope");
        json.WriteString("name", "baken.audit");
        json.WriteEndObject();
        json.WriteStartArray("spans");
    }

    /// <summary>Knows the trace of a line that is not written itself, because it is from before the period.</summary>
    public void Remember(AuditLine line) => Root(line);

    public void Write(AuditLine line)
    {
        var root = Root(line);
        var span = SpanOf(line);
        var time = ((line.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100).ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("traceId", line.Trace);
        json.WriteString("spanId", span);
        if (root != span)
            json.WriteString("parentSpanId", root);
        json.WriteString("name", line.Act);
        json.WriteNumber("kind", 1);
        json.WriteString("startTimeUnixNano", time);
        json.WriteString("endTimeUnixNano", time);
        json.WriteStartArray("attributes");
        if (line.Activity.Length > 0)
            Attribute("dpl.core.processing_activity_id", register + Uri.EscapeDataString(line.Activity));
        if (SubjectOf(line.About) is { } subject)
        {
            Attribute("dpl.core.data_subject_id", subject.Id);
            Attribute("dpl.core.data_subject_id_type", subject.Type);
        }

        if (line.Caller.Length > 0 && root == span)
            Attribute("dpl.core.foreign_operation.span_id", line.Caller);
        json.WriteEndArray();
        // Unset: what stands in the record was carried out; an error inside saves no line.
        json.WriteStartObject("status");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public Task FlushAsync(CancellationToken cancellation) => json.FlushAsync(cancellation);

    public void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public ValueTask DisposeAsync() => json.DisposeAsync();

    /// <summary>Its hash is unique, so the first half of a half of it is.</summary>
    private static string SpanOf(AuditLine line) => Convert.ToHexStringLower(line.Hash.AsSpan(0, 8));

    /// <summary>A number of ours that says nothing outside: the pseudonym under which the person is known here.</summary>
    private static (string Id, string Type)? SubjectOf(string about)
    {
        var first = about.Split(' ')[0];
        var colon = first.IndexOf(':', StringComparison.Ordinal);
        return
            colon > 0
            && Guid.TryParseExact(first[(colon + 1)..], "N", out _)
            && !NotAboutPeople.Contains(first[..colon], StringComparer.Ordinal)
            ? (first[(colon + 1)..], $"baken:{first[..colon]}")
            : null;
    }

    private string Root(AuditLine line)
    {
        if (roots.TryGetValue(line.Trace, out var root))
            return root;
        if (remembered.Count == TracesRemembered)
            roots.Remove(remembered.Dequeue());
        remembered.Enqueue(line.Trace);
        return roots[line.Trace] = SpanOf(line);
    }

    private void Attribute(string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteStartObject("value");
        json.WriteString("stringValue", value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
