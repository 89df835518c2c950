using System.Text;
using System.Text.Json;
using Baken.Sources.Files;

namespace Baken.Sources.Cbs;

/// <summary>
/// Walks through a GeoJSON FeatureCollection of any size, one feature at a time: only the current feature is in memory.
/// Members of the collection (name, crs) may stand before or after the features.
/// </summary>
internal sealed class FeatureStream : IDisposable
{
    /// <summary>No municipality's outline comes near this.</summary>
    private const int LargestFeature = 256 << 20;

    private readonly string file;
    private readonly Stream stream;
    private readonly CancellationToken cancellation;
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int end;
    private bool final;
    private long linesBefore;
    private JsonReaderState state = new(
        new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
    );
    private bool inFeatures;
    private bool started;

    private FeatureStream(string file, Stream stream, CancellationToken cancellation)
    {
        this.file = file;
        this.stream = stream;
        this.cancellation = cancellation;
    }

    /// <summary>The collection's name, once seen.</summary>
    public string? Name { get; private set; }

    /// <summary>The name of the collection's coordinate system, once seen.</summary>
    public string? Crs { get; private set; }

    public long Count { get; private set; }

    public static FeatureStream Open(FileEntry entry, TextKind kind, ReadMeter? meter, CancellationToken cancellation)
    {
        var stream = entry.Open(meter);
        Span<byte> mark = stackalloc byte[4];
        stream.ReadExactly(mark[..kind.Preamble]);
        var utf8 =
            kind.Encoding is UTF8Encoding ? stream : Encoding.CreateTranscodingStream(stream, kind.Encoding, Encoding.UTF8);
        return new FeatureStream(entry.Name, utf8, cancellation);
    }

    /// <summary>The bytes of the next feature, valid until the next call; false at the end of the collection.</summary>
    public bool Next(out ReadOnlySpan<byte> feature)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            while (true)
            {
                var reader = Reader();
                var step = Step(ref reader, out var from, out var to);
                if (step == Stepped.MoreNeeded)
                {
                    Fill();
                    continue;
                }

                if (step == Stepped.Feature)
                {
                    feature = buffer.AsSpan(start + from, to - from);
                    Consume(ref reader);
                    Count++;
                    return true;
                }

                Consume(ref reader);
                if (step == Stepped.End)
                {
                    feature = default;
                    return false;
                }
            }
        }
        catch (JsonException broken)
        {
            var line = linesBefore + (broken.LineNumber ?? 0) + 1;
            throw new RefusedWhileReading(
                final && LooksCutOff(broken)
                    ? Refusals.Truncated(file, Lines())
                    : Refusals.Malformed(file, line, "dit is geen geldige JSON")
            );
        }
    }

    public void Dispose() => stream.Dispose();

    private enum Stepped
    {
        MoreNeeded,
        Moved,
        Feature,
        End,
    }

    /// <summary>Takes one step in the collection; nothing has happened when more bytes are needed.</summary>
    private Stepped Step(ref Utf8JsonReader reader, out int from, out int to)
    {
        from = to = 0;
        if (!reader.Read())
            return final && started ? throw new JsonException("cut off") : Stepped.MoreNeeded;

        if (!started)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new RefusedWhileReading(
                    Refusals.WrongFormat(file, "een ander JSON-bestand", "een GeoJSON FeatureCollection")
                );
            started = true;
            return Stepped.Moved;
        }

        if (inFeatures)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                inFeatures = false;
                return Stepped.Moved;
            }

            from = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
                return Stepped.MoreNeeded;
            to = (int)reader.BytesConsumed;
            return Stepped.Feature;
        }

        if (reader.TokenType == JsonTokenType.EndObject)
            return Stepped.End;
        return Member(ref reader);
    }

    private Stepped Member(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        if (name == "features")
        {
            if (!reader.Read())
                return Stepped.MoreNeeded;
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("features is no array");
            inFeatures = true;
            return Stepped.Moved;
        }

        var member = reader;
        if (!member.Read() || !member.TrySkip())
            return Stepped.MoreNeeded;
        reader.Read();
        if (name == "type" && reader.TokenType == JsonTokenType.String && !reader.ValueTextEquals("FeatureCollection"))
            throw new RefusedWhileReading(
                Refusals.WrongFormat(
                    file,
                    $"een JSON-bestand van het type '{reader.GetString()}'",
                    "een GeoJSON FeatureCollection"
                )
            );
        if (name == "name" && reader.TokenType == JsonTokenType.String)
            Name = reader.GetString();
        if (name == "crs" && reader.TokenType == JsonTokenType.StartObject)
        {
            using var crs = JsonDocument.TryParseValue(ref reader, out var parsed) ? parsed : null;
            if (
                crs is not null
                && crs.RootElement.TryGetProperty("properties", out var properties)
                && properties.ValueKind == JsonValueKind.Object
                && (properties.TryGetProperty("name", out var named) || properties.TryGetProperty("code", out named))
            )
                Crs = named.ToString();
            return Stepped.Moved;
        }

        reader.TrySkip();
        return Stepped.Moved;
    }

    private Utf8JsonReader Reader() => new(buffer.AsSpan(start, end - start), final, state);

    private void Consume(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        linesBefore += buffer.AsSpan(start, consumed).Count((byte)'\n');
        start += consumed;
        state = reader.CurrentState;
    }

    private void Fill()
    {
        if (final)
            throw new JsonException("cut off");
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= LargestFeature)
                throw new RefusedWhileReading(Refusals.TooLarge($"{file} (één gebied)", LargestFeature));
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        final = read == 0;
    }

    /// <summary>At the end of the file every complaint about an end that is missing means that the file was cut off.</summary>
    private bool LooksCutOff(JsonException broken) =>
        broken.Message == "cut off" || broken.BytePositionInLine is null || AtEnd(broken);

    private bool AtEnd(JsonException broken)
    {
        var rest = buffer.AsSpan(start, end - start);
        var lines = broken.LineNumber ?? 0;
        var position = broken.BytePositionInLine ?? 0;
        for (; lines > 0; lines--)
        {
            var newline = rest.IndexOf((byte)'\n');
            if (newline < 0)
                break;
            rest = rest[(newline + 1)..];
        }

        return position >= rest.TrimEnd(" \r\n\t"u8).Length;
    }

    private long Lines() => linesBefore + buffer.AsSpan(start, end - start).TrimEnd(" \r\n\t"u8).Count((byte)'\n') + 1;
}
