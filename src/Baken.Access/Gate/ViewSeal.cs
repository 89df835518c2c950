using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// Puts a viewpoint in the words that the row-level security of the database reads, and seals them with the key that the application and the
/// owner of the database share. Without a key nothing is said, and the database shows nothing that is guarded.
/// </summary>
public sealed class ViewSeal
{
    private byte[]? key;

    /// <summary>Whether the database has a key at all; SQLite has none.</summary>
    public bool HasKey => key is not null;

    /// <summary>Takes the key over, once, when the host has brought the database up to date.</summary>
    public void Use(byte[] shared) => key = shared;

    public string Seal(string view) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(key ?? throw new InvalidOperationException("There is no key yet."), Encoding.UTF8.GetBytes(view))
        );

    /// <summary>What a viewpoint opens of these kinds. Reading is <see cref="Right.See"/>, changing is <see cref="Right.Do"/>.</summary>
    public static string Words(IViewpoint view, IEnumerable<Kind> kinds)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(kinds);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("now", view.Now.UtcDateTime.ToString("O"));
            json.WriteString("activity", view.Activity);
            List(json, "keys", view.Keys);
            List(json, "erases", view.Erases.Select(thing => thing.ToString("D")));
            json.WriteStartObject("enough");
            foreach (var right in (Right[])[Right.See, Right.Do])
                List(json, right.ToString(), view.Enough(right).Select(held => held.ToString()));
            json.WriteEndObject();
            json.WriteStartObject("pass");
            foreach (var kind in kinds)
            {
                json.WriteStartObject(kind.Name);
                foreach (var right in (Right[])[Right.See, Right.Do])
                {
                    var pass = view.PassTo(kind, right);
                    json.WriteStartObject(right.ToString());
                    List(json, "open", pass.OpenEverywhere is { } open ? [open.ToString()] : []);
                    List(json, "departments", pass.Departments);
                    List(json, "areas", pass.Areas.Select(Beginning));
                    List(json, "sectors", pass.Sectors.Select(Beginning));
                    List(json, "member", pass.Member);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>What begins with this, as LIKE reads it.</summary>
    private static string Beginning(string digits) =>
        digits
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
