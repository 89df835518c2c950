using System.Text.RegularExpressions;

namespace Baken.Privacy.Requests;

/// <summary>
/// The standard letters, in Dutch: the first line is the subject. A place between braces is filled in from the request; one between double
/// brackets only a person can fill in, and a letter is not kept as long as one is left.
/// </summary>
internal static partial class StandardTexts
{
    public static string Remedies { get; } = Read("remedies");

    public static LetterContent Of(LetterKind kind, IReadOnlyDictionary<string, string> values)
    {
        var text = Fill(Read(Name(kind)).Replace("{rechtsmiddelen}", Remedies.TrimEnd(), StringComparison.Ordinal), values);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new LetterContent(text[..end].Trim(), text[(end + 1)..].Trim());
    }

    /// <summary>Whether something is left that has to be filled in.</summary>
    public static bool HasPlaces(string text) => text.Contains("[[", StringComparison.Ordinal) || Place().IsMatch(text);

    /// <summary>In one pass, so that what a person wrote is never taken for a place.</summary>
    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place()
            .Replace(
                text,
                place => values.TryGetValue(place.Groups[1].Value, out var value) ? value : $"[[{place.Groups[1].Value}]]"
            );

    private static string Name(LetterKind kind) =>
        kind switch
        {
            LetterKind.Receipt => "receipt",
            LetterKind.AskIdentity => "ask-identity",
            LetterKind.Extension => "extension",
            LetterKind.Grant => "grant",
            LetterKind.PartialGrant => "partial-grant",
            LetterKind.Refusal => "refusal",
            LetterKind.NotDealtWith => "not-dealt-with",
            LetterKind.ToRecipient => "to-recipient",
        };

    private static string Read(string name)
    {
        using var file = typeof(StandardTexts).Assembly.GetManifestResourceStream($"Baken.Privacy.Requests.Letters.{name}.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Place();
}
