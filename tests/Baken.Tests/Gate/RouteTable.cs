using System.Text.RegularExpressions;
using Baken.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Gate;

/// <summary>A line of the table: a route, who may come there, what it shows, and an address that exists.</summary>
/// <param name="Who"><c>anyone</c>, <c>signed-in</c>, <c>half</c>, names of groups and roles; <c>persons</c> beside it keeps tokens out.</param>
/// <param name="Shows">See the head of <c>routes.txt</c>.</param>
internal sealed record RouteLine(string Verb, string Route, string Who, string Shows, string With)
{
    public string Key => $"{Verb} {Route}";

    public string Kind => Shows.Split(' ')[0] is "nothing" or "status" or "framework" ? "" : Shows.Split(' ')[0];

    /// <summary>Of the framework: it may be missing, and declares no rule.</summary>
    public bool IsFramework => Shows == "framework" || Route == "static files";

    public string How => Kind.Length == 0 ? Shows : Shows[(Kind.Length + 1)..];
}

/// <summary>Who has which right to a kind under which activity, as a person wrote it down beside the gate.</summary>
internal sealed record KindLines(string Kind, string Activity, Dictionary<string, List<Role>> Rights);

/// <summary>The table that a person keeps: every route, who may come there and what it shows.</summary>
internal sealed partial class RouteTable
{
    private readonly Dictionary<string, List<Role>> groups = [];
    private readonly Dictionary<string, KindLines> kinds = [];

    public List<RouteLine> Lines { get; } = [];

    /// <summary>The table as it was read.</summary>
    public required IReadOnlyList<string> Text { get; init; }

    public static RouteTable Read(IEnumerable<string> lines)
    {
        var table = new RouteTable { Text = [.. lines] };
        foreach (var line in table.Text.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(" | ", StringSplitOptions.TrimEntries);
            if (line[0] == '@')
                table.groups.Add(
                    line[1..line.IndexOf(' ')],
                    [
                        .. line[(line.IndexOf('=') + 1)..]
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(Enum.Parse<Role>),
                    ]
                );
            else if (line.StartsWith("kind ", StringComparison.Ordinal))
                table.AddKind(parts);
            else
                table.Lines.Add(new RouteLine(parts[0], parts[1], parts[2], parts[3], parts.Length > 4 ? parts[4] : ""));
        }

        return table;
    }

    public static RouteTable Kept() => Read(File.ReadLines(Path.Combine(Repository.Root, "tests/Baken.Tests/Gate/routes.txt")));

    public string ActivityOf(string kind) => kinds[kind].Activity;

    /// <summary>Whether the table lets somebody come to a route at all.</summary>
    public bool MayCome(RouteLine line, Principal who)
    {
        var words = line.Who.Split(' ');
        if (words.Contains("persons") && who.IsToken)
            return false;
        if (words.Contains("anyone"))
            return true;
        if (words.Contains("signed-in"))
            return !who.IsVisitor;
        return words.Any(word =>
            groups.TryGetValue(word, out var group)
                ? group.Any(who.Roles.Contains)
                : Enum.TryParse<Role>(word, out var role) && who.Roles.Contains(role)
        );
    }

    /// <summary>The rules of need-to-know in plain loops over the lists of the world.</summary>
    public bool May(World world, Principal who, Thing thing, string right)
    {
        var kind = kinds[thing.Kind];
        List<string> enough = right switch
        {
            "Hit" => ["Hit", "See", "Do"],
            "See" => ["See", "Do"],
            _ => ["Do"],
        };
        foreach (var share in world.Shares)
        {
            if (share.Thing != thing || share.Recalled || share.Hours < 0)
                continue;
            if (share.Activity != kind.Activity || !enough.Contains(share.Right))
                continue;
            if (who.Roles.Count == 0 || who.Roles.All(role => role == Role.Administrator))
                continue;
            if (share.Grantee == who.Id || who.Limits.Contains(share.Grantee))
                return true;
        }

        foreach (var role in who.Roles)
        {
            if (!enough.Exists(held => kind.Rights.GetValueOrDefault(held, []).Contains(role)))
                continue;
            var inside = who.Limits.Count == 0;
            foreach (var limit in who.Limits)
            {
                var (what, value) = (limit.Split(':')[0], limit.Split(':')[1]);
                if (what == "department" && thing.Department == value)
                    inside = true;
                if (what == "area" && thing.Area is { } area && area.StartsWith(value, StringComparison.Ordinal))
                    inside = true;
                if (what == "sector" && thing.Sector is { } sector && sector.StartsWith(value, StringComparison.Ordinal))
                    inside = true;
            }

            if (!inside)
                continue;
            if (thing.Confidentiality == "Municipality")
                return true;
            if (thing.Confidentiality == "Department" && who.Limits.Contains("department:" + thing.Department))
                return true;
        }

        return false;
    }

    /// <summary>How the table names a route; null for what is no route, and one name for all static files.</summary>
    public static string? KeyOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return "GET static files";
        if (endpoint is not RouteEndpoint route)
            return null;
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
        return $"{string.Join('+', verbs.Order())} /{route.RoutePattern.RawText?.TrimStart('/')}";
    }

    /// <summary>A line for the table as the route itself declares it: to be read by a person before it is kept.</summary>
    public static string Propose(Endpoint endpoint)
    {
        var key = KeyOf(endpoint)!;
        var space = key.IndexOf(' ');
        var rules = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        var who =
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anyone"
            : rules.OfType<ForFiguresAttribute>().Any() ? "figures"
            : rules.OfType<ForAttribute>().LastOrDefault() is { } rule ? string.Join(' ', rule.AnyOf)
            : "signed-in";
        if (rules.Any(rule => rule.AuthenticationSchemes is { Length: > 0 }))
            who += " persons";
        return $"{key[..space]} | {key[(space + 1)..]} | {who} | nothing";
    }

    private void AddKind(string[] parts)
    {
        var head = parts[0].Split(' ');
        kinds.Add(
            head[1],
            new KindLines(
                head[1],
                head[3],
                parts
                    .Skip(1)
                    .ToDictionary(part => part.Split(' ')[0], part => part.Split(' ').Skip(1).Select(Enum.Parse<Role>).ToList())
            )
        );
    }

    [GeneratedRegex(@"\{\**(\w+)(?::(\w+)[^}]*)?[^}]*\}")]
    public static partial Regex Parameter();
}
