using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Baken.Access;

/// <summary>
/// One line of the audit record: who did or saw what, under which activity, from which kind of place. It is written once and never
/// changed. Its hash covers the line before it, so that the record is one chain.
/// </summary>
internal sealed class AuditLine
{
    /// <summary>Without gaps from where the chain began; given out when the line is saved.</summary>
    public long Number { get; private set; }

    /// <summary>In whole microseconds: what both databases keep.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The actor's id, which says nothing: <c>account:…</c>, <c>token:…</c>, <c>cli</c>, <c>visitor</c>.</summary>
    public required string ActorId { get; init; }

    public required string Act { get; init; }

    public required string About { get; init; }

    /// <summary>The key of the processing activity; empty where the act belongs to none.</summary>
    public required string Activity { get; init; }

    public required Place Place { get; init; }

    /// <summary>SHA-256 over the hash before it and every field of this line.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Links it, once it has its number, to the line before it.</summary>
    public void Follow(ReadOnlySpan<byte> before) => Hash = HashAfter(before);

    /// <summary>What the hash of this line has to be after that of the line before it. Every field is preceded by its length.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, Number);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, At.UtcTicks);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string>)[ActorId, Act, About, Activity, Place.ToString()])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}

/// <summary>From which kind of place somebody acted.</summary>
internal enum Place
{
    Page,
    Api,
    CommandLine,
}

/// <summary>Where the chain ends now: one row, locked while lines are added, so that they are added in order.</summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>The number of the last line.</summary>
    public long Number { get; private set; }

    public byte[] Hash { get; private set; } = new byte[32];

    /// <summary>The number of the last line from before there was a chain.</summary>
    public long Began { get; private init; }

    /// <summary>Takes a line with the next number.</summary>
    public void Add(AuditLine line)
    {
        line.Follow(Hash);
        (Number, Hash) = (line.Number, line.Hash);
    }
}
