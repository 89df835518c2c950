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
    public const int LongestAbout = 200;
    private static long last;
    private const int LongestWord = 64;

    /// <summary>Without gaps from where the chain began; given out when the line is saved.</summary>
    public long Number { get; private set; }

    /// <summary>In whole microseconds: what both databases keep.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The actor's id, which says nothing: <c>account:…</c>, <c>token:…</c>, <c>cli</c>, <c>visitor</c>.</summary>
    public required string ActorId { get; init; }

    public required string Act { get; init; }

    public required string About { get; init; }

    /// <summary>When it was written down, among those of this program: EF Core does not keep the order in which it was given things.</summary>
    internal long Order { get; } = Interlocked.Increment(ref last);

    /// <summary>The key of the processing activity; empty where the act belongs to none.</summary>
    public required string Activity { get; init; }

    public required Place Place { get; init; }

    /// <summary>The W3C trace of the request or command: 32 hexadecimal digits. All lines of one request share it.</summary>
    public required string Trace { get; init; }

    /// <summary>The span of the program that called, where a program did and said so: 16 hexadecimal digits; otherwise empty.</summary>
    public required string Caller { get; init; }

    /// <summary>SHA-256 over the hash before it and every field of this line.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Throws where the database could not keep it: one bad line would take those beside it along.</summary>
    public AuditLine Checked()
    {
        if (
            ActorId.Length > LongestWord
            || Act.Length > LongestWord
            || Activity.Length > LongestWord
            || About.Length > LongestAbout
        )
            throw new ArgumentException($"This line is too long for the audit record: {Act}.");
        if ((ActorId + Act + Activity + About).Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"A line of the audit record is text: {Act}.");
        return this;
    }

    /// <summary>Links it, once it has its number, to the line before it.</summary>
    public void Follow(ReadOnlySpan<byte> before) => Hash = HashAfter(before);

    /// <summary>What the hash of this line has to be after that of the line before it. Every field is preceded by its length.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> before) => HashAt(Number, before);

    /// <summary>Whether this line belongs at another number: its own hash says so, or the hash that stands there.</summary>
    public bool FitsAt(long number, ReadOnlySpan<byte> before, ReadOnlySpan<byte> hashThere)
    {
        var there = HashAt(number, before);
        return hashThere.SequenceEqual(there) || Hash.AsSpan().SequenceEqual(there);
    }

    /// <summary>What the hash would be with another number.</summary>
    public byte[] HashAt(long place, ReadOnlySpan<byte> before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, place);
        hash.AppendData(number);
        BinaryPrimitives.WriteInt64BigEndian(number, At.UtcTicks);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string>)[ActorId, Act, About, Activity, Place.ToString(), Trace, Caller])
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

    /// <summary>The program by itself.</summary>
    Program,
}
