using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Baken.Kernel;

namespace Baken.Sectors;

/// <summary>A node of the SBI tree.</summary>
/// <param name="Level">kwb-groep, sectie, afdeling, groep, klasse or subklasse.</param>
/// <param name="Parent">One level up; null for a root.</param>
/// <param name="Import">The import it came from.</param>
public sealed record SectorNode(SbiCode Code, string Level, SbiCode? Parent, string Name, string? NameEnglish, int Import)
{
    /// <summary>The name in the language of the screen; CBS has no English name for most nodes.</summary>
    public string NameOnScreen => Language.IsEnglish && NameEnglish is { Length: > 0 } english ? english : Name;
}

/// <summary>How a search found a node, best first.</summary>
[JsonConverter(typeof(KebabCase<SectorMatch>))]
public enum SectorMatch
{
    Code,
    CodePrefix,
    WordStart,
    Contained,
}

/// <summary>A node that a search found, and how.</summary>
public sealed record SectorHit(SectorNode Node, SectorMatch Match);

/// <summary>
/// The SBI tree in memory: immutable, of every edition the newest import. Editions stand side by side and never mix: the
/// edition is part of the code.
/// </summary>
public sealed class SectorTree
{
    private readonly FrozenDictionary<SbiCode, SectorNode> nodes;
    private readonly FrozenDictionary<SbiCode, IReadOnlyList<SectorNode>> children;
    private readonly FrozenDictionary<int, IReadOnlyList<SectorNode>> roots;
    private readonly (SectorNode Node, string Words)[] index;

    internal SectorTree(IEnumerable<SectorNode> all, int lastImport)
    {
        LastImport = lastImport;
        var ordered = all.OrderBy(node => node.Code).ToList();
        nodes = ordered.ToFrozenDictionary(node => node.Code);
        children = ordered
            .Where(node => node.Parent is not null)
            .GroupBy(node => node.Parent!.Value)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<SectorNode> (group) => [.. group]);
        roots = ordered
            .Where(node => node.Parent is not { } parent || !nodes.ContainsKey(parent))
            .GroupBy(node => node.Code.Edition)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<SectorNode> (group) => [.. group]);
        Editions = [.. ordered.Select(node => node.Code.Edition).Distinct().Order()];
        index = [.. ordered.Select(node => (node, " " + Plain($"{node.Name} {node.NameEnglish}")))];
    }

    /// <summary>The newest import that brought a tree; 0 where none did.</summary>
    public int LastImport { get; }

    /// <summary>The editions that were imported: 2008, 2025.</summary>
    public IReadOnlyList<int> Editions { get; }

    public int Count => nodes.Count;

    public SectorNode? Find(SbiCode code) => nodes.GetValueOrDefault(code);

    public IReadOnlyList<SectorNode> Children(SbiCode code) => children.GetValueOrDefault(code, []);

    /// <summary>The highest nodes of an edition: KWB groups, and sections that stand in none.</summary>
    public IReadOnlyList<SectorNode> Roots(int edition) => roots.GetValueOrDefault(edition, []);

    /// <summary>The node and everything it lies in, from the root down; empty for a code the tree does not know.</summary>
    public IReadOnlyList<SectorNode> PathTo(SbiCode code)
    {
        var path = new List<SectorNode>();
        for (var node = Find(code); node is not null && path.Count < 10; node = node.Parent is { } up ? Find(up) : null)
            path.Add(node);
        path.Reverse();
        return path;
    }

    /// <summary>
    /// The code itself and the codes above it, nearest first. Where the tree does not know the code, its digits say what
    /// they can: 96021 lies in 9602, 960 and 96.
    /// </summary>
    public IReadOnlyList<SbiCode> Upwards(SbiCode code)
    {
        var way = new List<SbiCode>();
        for (SbiCode? here = code; here is { } one && way.Count < 10; here = Find(one)?.Parent ?? ByDigits(one))
            way.Add(one);
        return way;

        static SbiCode? ByDigits(SbiCode code) =>
            code.Code.Length > 2
            && char.IsAsciiDigit(code.Code[0])
            && SbiCode.TryParse(code.Edition, code.Code.AsSpan(..^1), out var up)
                ? up
                : null;
    }

    /// <summary>True for the code itself and for everything under it.</summary>
    public bool IsWithin(SbiCode code, SbiCode outer) => Upwards(code).Contains(outer);

    /// <summary>
    /// Nodes by code (whole or its start, dots or not) or by words of their Dutch or English name, accents and capitals
    /// aside; all words must be there. Exact code first, then code prefix, start of a word, anywhere in a word.
    /// </summary>
    public IReadOnlyList<SectorHit> Search(string text, int? edition = null, int limit = 50)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (SbiCode.TryParse(text, out var whole))
            (text, edition) = (whole.Code, whole.Edition);
        var code = text.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        var words = Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        return
        [
            .. index
                .Where(item => edition is null || item.Node.Code.Edition == edition)
                .Select(item => (item.Node, Match: Match(item.Node, item.Words, code, words)))
                .Where(item => item.Match is not null)
                .OrderBy(item => item.Match)
                .ThenBy(item => item.Node.Code.Code.Length)
                .ThenBy(item => item.Node.Code)
                .Take(limit)
                .Select(item => new SectorHit(item.Node, item.Match!.Value)),
        ];
    }

    private static SectorMatch? Match(SectorNode node, string name, string code, string[] words)
    {
        if (node.Code.Code == code)
            return SectorMatch.Code;
        if (code.Length > 1 && char.IsAsciiDigit(code[0]) && node.Code.Code.StartsWith(code, StringComparison.Ordinal))
            return SectorMatch.CodePrefix;
        if (!words.All(word => name.Contains(word, StringComparison.Ordinal)))
            return null;
        return words.All(word => name.Contains(" " + word, StringComparison.Ordinal))
            ? SectorMatch.WordStart
            : SectorMatch.Contained;
    }

    /// <summary>Lower case without accents, words parted by one blank.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(character))
                plain.Append(char.ToLowerInvariant(character));
            else if (
                CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && plain.Length > 0
                && plain[^1] != ' '
            )
                plain.Append(' ');
        return plain.ToString();
    }
}
