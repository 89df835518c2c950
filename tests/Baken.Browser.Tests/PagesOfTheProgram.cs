using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Baken.Browser.Tests;

/// <summary>
/// The pages that the assemblies of the program say they have, each with an address at which it can be seen. What a page of
/// one thing shows is found by following links, so a new page is covered by itself, or the sweep says that nothing leads to it.
/// </summary>
internal sealed class PagesOfTheProgram
{
    private const int MostAlike = 10;

    /// <summary>Of a page that shows something else after a question mark.</summary>
    private const int MostTabs = 3;

    private readonly List<string> templates;
    private readonly SortedDictionary<string, string> addresses = new(StringComparer.Ordinal);

    public PagesOfTheProgram(string app)
    {
        templates = [.. Directory.GetFiles(app, "Baken.*.dll").SelectMany(Templates).Distinct().Order(StringComparer.Ordinal)];
        foreach (var whole in templates.Where(template => !template.Contains('{')))
            addresses[whole] = whole;
    }

    /// <summary>By the template of the route.</summary>
    public IReadOnlyDictionary<string, string> Addresses => addresses;

    public IReadOnlyList<string> NotFound => [.. templates.Where(template => !addresses.ContainsKey(template))];

    public void Add(string template, string address)
    {
        templates.ShouldContain(template);
        addresses[template] = address;
    }

    /// <summary>
    /// Follows links until there is an address of every page. Of things that are alike it looks at several: only one in a certain state
    /// may lead to what comes after that state.
    /// </summary>
    public async Task FollowAsync(Func<string, Task<string>> html, IReadOnlyCollection<string> apart)
    {
        var open = new Queue<string>(addresses.Values);
        var seen = new HashSet<string>(open, StringComparer.Ordinal);
        var looked = new Dictionary<string, int>(StringComparer.Ordinal);
        while (NotFound.Except(apart).Any() && open.TryDequeue(out var address))
            foreach (Match link in Regex.Matches(await html(address), "href=\"(/[^\"#]*)"))
            {
                var target = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
                if (Of(target) is not { } template || !seen.Add(target))
                    continue;
                addresses.TryAdd(template, target);
                looked[template] = looked.GetValueOrDefault(template) + 1;
                if (looked[template] <= (template.Contains('{') ? MostAlike : MostTabs))
                    open.Enqueue(target);
            }
    }

    private string? Of(string address)
    {
        var path = address.Split('?')[0];
        return templates
            .Where(template => Regex.IsMatch(path, Pattern(template)))
            .OrderBy(template => template.Count(sign => sign == '{'))
            .FirstOrDefault();
    }

    private static string Pattern(string template) =>
        "^"
        + string.Join(
            '/',
            template
                .Split('/')
                .Select(part =>
                    !part.StartsWith('{') ? Regex.Escape(part)
                    : part.Contains(":int", StringComparison.Ordinal) || part.Contains(":long", StringComparison.Ordinal)
                        ? "[0-9]+"
                    : part.Contains(":guid", StringComparison.Ordinal) ? "([0-9a-f]{32}|[0-9a-f-]{36})"
                    : "[^/.]+"
                )
        )
        + "$";

    /// <summary>What stands in the route attributes of an assembly, read without loading it.</summary>
    private static IEnumerable<string> Templates(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        var metadata = assembly.GetMetadataReader();
        var found = new List<string>();
        foreach (var handle in metadata.CustomAttributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (
                attribute.Parent.Kind != HandleKind.TypeDefinition
                || attribute.Constructor.Kind != HandleKind.MemberReference
                || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                    is not { Kind: HandleKind.TypeReference } type
                || metadata.GetTypeReference((TypeReferenceHandle)type) is var named
                    && (
                        metadata.GetString(named.Name) != "RouteAttribute"
                        || metadata.GetString(named.Namespace) != "Microsoft.AspNetCore.Components"
                    )
            )
                continue;
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            found.Add(value.ReadSerializedString()!);
        }

        return found;
    }
}
