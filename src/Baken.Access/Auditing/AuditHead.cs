using System.Buffers.Binary;
using System.Security.Cryptography;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>
/// Where the chain ends now: one row, locked while lines are added, so that they are added in order. It is sealed with a key that is not
/// in the database, so that nobody who holds only the database can move the end.
/// </summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>The number of the last line.</summary>
    public long Number { get; private set; }

    public byte[] Hash { get; private set; } = new byte[32];

    /// <summary>The number of the last line from before there was a chain.</summary>
    public long Began { get; private init; }

    /// <summary>Empty only while nothing was ever added to the chain.</summary>
    public byte[] Mac { get; private set; } = [];

    /// <summary>As it is now; without the lock, so only to look at.</summary>
    public static Task<AuditHead> ReadAsync(ModuleDb db, CancellationToken cancellation) =>
        db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellation);

    /// <summary>Takes a line with the next number.</summary>
    public void Add(AuditLine line)
    {
        line.Follow(Hash);
        (Number, Hash) = (line.Number, line.Hash);
    }

    public void Seal(IAuditKeys keys) => Mac = keys.Seal(Sealed());

    /// <summary>Nothing was ever added: there is nothing to seal yet.</summary>
    public bool IsNew => Mac.Length == 0 && Number == Began && Hash.AsSpan().IndexOfAnyExcept((byte)0) < 0;

    public bool IsSealedBy(IAuditKeys keys) =>
        IsNew || Mac.Length > 0 && CryptographicOperations.FixedTimeEquals(Mac, keys.Seal(Sealed()));

    private byte[] Sealed()
    {
        var bytes = new byte[16 + Hash.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Number);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), Began);
        Hash.CopyTo(bytes.AsSpan(16));
        return bytes;
    }
}
