namespace Baken.Access;

/// <summary>
/// The keys that vouch for the audit record. They never come into the database: who can change only that cannot seal what it changed. All
/// web nodes of an installation hold the same ones.
/// </summary>
public interface IAuditKeys
{
    /// <summary>Whether the keys are there. Asking for what needs them makes them where they are not.</summary>
    bool Exist { get; }

    /// <summary>The public key that checkpoints are checked with, as SubjectPublicKeyInfo.</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>A message authentication code (HMAC-SHA-256) of where the chain ends.</summary>
    byte[] Seal(ReadOnlySpan<byte> head);

    /// <summary>A signature (ECDSA P-256 with SHA-256, DER) of a checkpoint.</summary>
    byte[] Sign(ReadOnlySpan<byte> checkpoint);
}

/// <summary>Where what vouches for the audit record lies, beside the database and not in it.</summary>
/// <param name="Keys">The directory of the keys.</param>
/// <param name="Checkpoints">The file of the signed checkpoints that this node made by itself, one per line.</param>
public sealed record AuditPlaces(string Keys, string Checkpoints);
