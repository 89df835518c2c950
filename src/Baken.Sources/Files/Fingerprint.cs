using System.Security.Cryptography;
using System.Text;

namespace Baken.Sources.Files;

/// <summary>
/// SHA-256 over the bytes of an order's files, in their order, and over the options that change what is read: the same
/// import twice has the same fingerprint. Of a file's name only the year in it counts, because readers may take it from there.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Raise it when the readers take something else out of the same file: old imports are then no longer "the same".</summary>
    private const string Rules = "baken-sources-1";

    /// <param name="options">Whatever else decides what is read, each as one text.</param>
    public static string Of(ImportOrder order, CancellationToken cancellation, params IEnumerable<string> options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(Rules);
        Append(order.Source);
        Append(FormattableString.Invariant($"{order.Year}|{order.SbiEdition}|{order.Mapping?.Name}|{order.Mapping?.Json}"));
        foreach (var option in options)
            Append(option);

        var buffer = new byte[1 << 17];
        foreach (var file in order.Files)
        {
            Append(string.Join(',', YearIn.Name(file.Name)));
            using var stream = File.OpenRead(file.Path);
            Append(FormattableString.Invariant($"{stream.Length}"));
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
