using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Baken.Tests.Access;

/// <summary>An authenticator in a few lines (WebAuthn level 2, ES256): what a telephone does, and what a false one might.</summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string user = "";

    public string Origin { get; init; } = "http://localhost";

    public bool Verifies { get; init; } = true;

    public uint Count { get; set; }

    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var client = Client("webauthn.create", asked.RootElement.GetProperty("challenge").GetString()!);
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString(Data(asked.RootElement.GetProperty("rp").GetProperty("id").GetString()!, withKey: true));
        cbor.WriteEndMap();
        return Answer(
            new()
            {
                ["clientDataJSON"] = Base64UrlEncoder.Encode(client),
                ["attestationObject"] = Base64UrlEncoder.Encode(cbor.Encode()),
            }
        );
    }

    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked.RootElement.GetProperty("challenge").GetString()!);
        var data = Data(asked.RootElement.GetProperty("rpId").GetString()!, withKey: false);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            new()
            {
                ["clientDataJSON"] = Base64UrlEncoder.Encode(client),
                ["authenticatorData"] = Base64UrlEncoder.Encode(data),
                ["signature"] = Base64UrlEncoder.Encode(signature),
                ["userHandle"] = user,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private byte[] Client(string type, string challenge) =>
        Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(
                new
                {
                    type,
                    challenge,
                    origin = Origin,
                    crossOrigin = false,
                }
            )
        );

    private byte[] Data(string party, bool withKey)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        byte[] head =
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(party)),
            (byte)(0x01 | (Verifies ? 0x04 : 0) | (withKey ? 0x40 : 0)),
            .. count,
        ];
        if (!withKey)
            return head;
        var point = key.ExportParameters(false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        foreach (var (label, number) in (ReadOnlySpan<(int, int)>)[(1, 2), (3, -7), (-1, 1)])
        {
            cose.WriteInt32(label);
            cose.WriteInt32(number);
        }

        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return [.. head, .. new byte[16], 0, (byte)id.Length, .. id, .. cose.Encode()];
    }

    private string Answer(Dictionary<string, string> response) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["id"] = Base64UrlEncoder.Encode(id),
                ["rawId"] = Base64UrlEncoder.Encode(id),
                ["type"] = "public-key",
                ["clientExtensionResults"] = new Dictionary<string, object>(),
                ["response"] = response,
            }
        );
}
