using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Privacy;

/// <summary>The proof of a destruction, as it was written then. Its hash stands in the audit record.</summary>
internal sealed class Certificate
{
    public required Guid BatchId { get; init; }

    /// <summary>JSON in UTF-8: what is downloaded, byte for byte.</summary>
    public required byte[] Document { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Things { get; init; }

    /// <summary>Whether the document is still what was written.</summary>
    public bool IsWhole => Convert.ToHexStringLower(SHA256.HashData(Document)) == Sha256;

    public CertificateText Text => JsonSerializer.Deserialize(Document, CertificateJson.Readable.CertificateText)!;

    public static Certificate Of(Guid batch, CertificateText text, DateTimeOffset at)
    {
        var document = JsonSerializer.SerializeToUtf8Bytes(text, CertificateJson.Readable.CertificateText);
        return new Certificate
        {
            BatchId = batch,
            Document = document,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(document)),
            At = at,
            Things = text.Things.Count,
        };
    }
}

/// <summary>What a certificate says. It refers to things by kind and number and holds nothing of their content.</summary>
/// <param name="UnreadableFrom">From this day on no back-up holds a key of what was destroyed.</param>
internal sealed record CertificateText(
    string Form,
    string Number,
    string Installation,
    CertificateStep Proposed,
    IReadOnlyList<CertificateStep> Approved,
    CertificateStep Destroyed,
    string Method,
    DateOnly UnreadableFrom,
    IReadOnlyList<CertificateCount> Counts,
    IReadOnlyList<CertificateThing> Things
)
{
    public const string CurrentForm = "baken-destruction-1";
}

internal sealed record CertificateStep(string ById, string ByName, DateTimeOffset At);

internal sealed record CertificateCount(string Kind, string Activity, int Count);

/// <param name="WasThere">False where it was gone before.</param>
internal sealed record CertificateThing(
    string Reference,
    string Activity,
    DateTimeOffset KeptFrom,
    DateOnly Due,
    int Months,
    string Ground,
    bool WasThere
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CertificateText))]
internal sealed partial class CertificateJson : JsonSerializerContext
{
    public static CertificateJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                WriteIndented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.ToTable("privacy_certificate");
        certificate.HasKey(c => c.BatchId);
        certificate.Property(c => c.BatchId).ValueGeneratedNever();
        certificate.Ignore(c => c.IsWhole).Ignore(c => c.Text);
        certificate.Property(c => c.Sha256).HasMaxLength(64);
        certificate.HasIndex(c => c.At);
    }
}
