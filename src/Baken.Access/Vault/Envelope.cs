using System.Security.Cryptography;

namespace Baken.Access;

/// <summary>
/// AES-256-GCM with its nonce and tag in one array: a byte that says the form, 12 of nonce, 16 of tag, the rest is what was encrypted.
/// The nonce is random, so one key encrypts at most some four thousand million times.
/// </summary>
internal static class Envelope
{
    public const int KeySize = 32;
    private const byte Form = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = 1 + NonceSize + TagSize;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var envelope = new byte[HeadSize + plain.Length];
        envelope[0] = Form;
        var nonce = envelope.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, envelope.AsSpan(HeadSize), envelope.AsSpan(1 + NonceSize, TagSize), context);
        return envelope;
    }

    /// <exception cref="CryptographicException">It is not an envelope, was changed, or belongs to another key or context.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> context)
    {
        if (envelope.Length < HeadSize || envelope[0] != Form)
            throw new CryptographicException("This is not an envelope of a form that is known.");
        var plain = new byte[envelope.Length - HeadSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(envelope.Slice(1, NonceSize), envelope[HeadSize..], envelope.Slice(1 + NonceSize, TagSize), plain, context);
        return plain;
    }
}
