using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Baken.Access;

/// <summary>
/// A signed statement of how far the chain had come: kept elsewhere, it shows later that nothing before it was changed or removed. It
/// can be checked without this program: <c>signature</c> is that of the text <c>signed</c> under <c>publicKey</c>.
/// </summary>
/// <param name="Signed">The statement as text: what counts is what stands here.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, DER, in base64.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo as PEM.</param>
internal sealed partial record Checkpoint(string Signed, string Signature, string PublicKey)
{
    private const string Format = "baken-audit-checkpoint-1";

    [JsonIgnore]
    public long Number => long.Parse(Parts().Groups["number"].Value, CultureInfo.InvariantCulture);

    [JsonIgnore]
    public byte[] Hash => Convert.FromHexString(Parts().Groups["hash"].Value);

    public static Checkpoint Of(AuditHead head, IAuditKeys keys, DateTimeOffset at)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Format}\nnumber {head.Number}\nhash {Convert.ToHexStringLower(head.Hash)}\nbegan {head.Began}\nat {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"
        );
        return new Checkpoint(
            text,
            Convert.ToBase64String(keys.Sign(Encoding.UTF8.GetBytes(text))),
            PemEncoding.WriteString("PUBLIC KEY", keys.PublicKey.Span)
        );
    }

    /// <summary>Reads one checkpoint or several after another. Null stands for what is none.</summary>
    public static IReadOnlyList<Checkpoint?> Read(string text)
    {
        var found = new List<Checkpoint?>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                var one = JsonSerializer.Deserialize(ref reader, CheckpointJson.Default.Checkpoint);
                found.Add(
                    one is { Signed: not null, Signature: not null, PublicKey: not null } && Form().IsMatch(one.Signed)
                        ? one
                        : null
                );
            }
        }
        catch (JsonException)
        {
            found.Add(null);
        }

        return found;
    }

    public string Write() => JsonSerializer.Serialize(this, CheckpointJson.Default.Checkpoint);

    /// <summary>Whether this key signed it. A key that comes with the checkpoint itself proves nothing.</summary>
    public bool IsSignedBy(ReadOnlySpan<byte> publicKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(
                Encoding.UTF8.GetBytes(Signed),
                Convert.FromBase64String(Signature),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private Match Parts() => Form().Match(Signed);

    [GeneratedRegex(
        @"\Abaken-audit-checkpoint-1\nnumber (?<number>\d{1,18})\nhash (?<hash>[0-9a-f]{64})\nbegan \d{1,18}\nat [0-9TZ:-]{20}\n\z"
    )]
    private static partial Regex Form();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;

/// <summary>
/// The checkpoints that this node makes by itself, every thousand lines and when it stops, in a file beside the database: who changes the
/// database does not reach them.
/// </summary>
internal sealed class Checkpoints(IAuditKeys keys, AuditPlaces places, TimeProvider clock)
{
    public const int Every = 1_000;
    private readonly Lock writing = new();
    private long? last;

    /// <summary>Keeps a checkpoint where this many lines came since the last one.</summary>
    public void Keep(AuditHead head, int every)
    {
        lock (writing)
        {
            last ??= Read().OfType<Checkpoint>().Select(checkpoint => checkpoint.Number).LastOrDefault();
            if (head.Number - last < every)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(places.Checkpoints)!);
            using var file = new FileStream(places.Checkpoints, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(Checkpoint.Of(head, keys, clock.GetUtcNow()).Write() + "\n"));
            file.Flush(flushToDisk: true);
            last = head.Number;
        }
    }

    /// <summary>What is kept. A last line that was cut off when the power failed is no checkpoint and no forgery.</summary>
    public IReadOnlyList<Checkpoint?> Read()
    {
        if (!File.Exists(places.Checkpoints))
            return [];
        using var file = new FileStream(places.Checkpoints, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        return Checkpoint.Read(text[..(text.LastIndexOf('\n') + 1)]);
    }
}
