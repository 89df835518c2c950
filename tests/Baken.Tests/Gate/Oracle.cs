using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Baken.Tests.Access;
using Microsoft.AspNetCore.Http;

namespace Baken.Tests.Gate;

/// <summary>Something that a route does and the table does not say.</summary>
internal sealed record Finding(string Route, string Who, string What)
{
    public override string ToString() => $"{Route} [{Who}] {What}";
}

/// <summary>
/// Opens every route as everybody and compares what comes back with the table that a person keeps and with plain loops over the
/// world. It knows nothing of the gate.
/// </summary>
internal sealed partial class Oracle(GateHost host, RouteTable table)
{
    private readonly ConcurrentBag<Finding> findings = [];
    private readonly Dictionary<string, (Thing Thing, bool Part)> markers = host
        .World.Things.SelectMany(thing => new[] { (thing.Marker, (thing, false)), (thing.PartMarker, (thing, true)) })
        .ToDictionary(marker => marker.Item1, marker => marker.Item2);

    public int Count => asked;

    private int asked;

    /// <param name="of">Which routes; null: all, and then the table has to be whole as well.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(Func<string, bool>? of = null)
    {
        var routes = CompareWithTable(of);
        var clients = await host.KnockAsync();
        await Parallel.ForEachAsync(
            clients,
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (knocker, _) =>
            {
                var form = await TokenAsync(knocker.Value);
                foreach (var line in routes)
                    await OpenAsync(line, knocker.Key, knocker.Value, form);
            }
        );
        // What changes something goes one at a time, so that it is known who changed what.
        foreach (var (who, client) in clients)
        foreach (var line in routes.Where(line => line.How.StartsWith("change ", StringComparison.Ordinal)))
            await ChangeAsync(line, who, client);
        return [.. findings.OrderBy(finding => finding.ToString(), StringComparer.Ordinal)];
    }

    private List<RouteLine> CompareWithTable(Func<string, bool>? of)
    {
        var known = host
            .Endpoints.Select(endpoint => (Key: RouteTable.KeyOf(endpoint), Endpoint: endpoint))
            .Where(route => route.Key is not null && (of is null || of(route.Key)))
            .DistinctBy(route => route.Key)
            .ToDictionary(route => route.Key!, route => route.Endpoint);
        foreach (var (key, endpoint) in known)
            if (!table.Lines.Exists(line => line.Key == key))
                findings.Add(new Finding(key, "", $"is not in the table. Read it over and add:\n{RouteTable.Propose(endpoint)}"));
        var lines = table.Lines.Where(line => of is null || of(line.Key)).ToList();
        foreach (var line in lines)
            if (!known.ContainsKey(line.Key) && !line.IsFramework)
                findings.Add(new Finding(line.Key, "", "is in the table and is no route."));
        return [.. lines.Where(line => known.ContainsKey(line.Key) && line.Route != "static files")];
    }

    private async Task OpenAsync(
        RouteLine line,
        Principal who,
        HttpClient client,
        IReadOnlyList<KeyValuePair<string, string>> form
    )
    {
        var visible = host
            .World.Things.Where(thing => thing.Kind == line.Kind && table.May(host.World, who, thing, "See"))
            .ToList();
        var may = table.MayCome(line, who);
        foreach (var verb in line.Verb.Split('+'))
        foreach (var (path, asks) in Addresses(line))
        {
            if (verb != "GET" && line.How.StartsWith("change ", StringComparison.Ordinal))
                continue;
            var answer = await AskAsync(client, verb, path, form);
            Interlocked.Increment(ref asked);
            var where = $"{verb} {path}";
            CompareStatus(line, who, may, verb, where, answer, asks, visible);
            CompareMarkers(line, who, where, answer, may ? visible : []);
            if (may && verb == "GET")
                CompareContent(line, who, where, answer, asks, visible);
        }
    }

    private void CompareStatus(
        RouteLine line,
        Principal who,
        bool may,
        string verb,
        string where,
        Answer answer,
        Asked asks,
        List<Thing> visible
    )
    {
        var status = (int)answer.Status;
        if (status >= 500)
            Report(line, who, $"{where} fails: {status} {answer.Bug}");
        else if (line.How.StartsWith("status ", StringComparison.Ordinal))
        {
            if (may && verb == "GET" && line.How != $"status {status}")
                Report(line, who, $"{where} says {status}");
        }
        else if (!may && !answer.IsRefused)
            Report(line, who, $"{where} lets in: {status}");
        else if (may && answer.IsRefused)
            Report(line, who, $"{where} refuses: {status}");
        else if (may && verb == "GET")
        {
            var expected = line.How is "one" or "part"
                ? asks.Thing is { } thing && visible.Contains(thing) && !asks.Mixed
                    ? 200
                    : 404
                : asks.Exists && (line.With.Length == 0 || host.IsPopulated) && !line.IsFramework
                    ? 200
                    : 0;
            if (expected != 0 && status != expected)
                Report(line, who, $"{where} says {status}, not {expected}");
        }
    }

    /// <summary>Whatever the route is for: nobody meets a marker of what he may not see.</summary>
    private void CompareMarkers(RouteLine line, Principal who, string where, Answer answer, List<Thing> visible)
    {
        foreach (var marker in MarkersIn(answer))
            if (!visible.Contains(markers[marker].Thing))
                Report(line, who, $"{where} shows {Describe(markers[marker].Thing)}");
    }

    private void CompareContent(RouteLine line, Principal who, string where, Answer answer, Asked asks, List<Thing> visible)
    {
        var found = MarkersIn(answer).Select(marker => markers[marker]).ToList();
        var words = line.How.Split(' ', 2);
        switch (words[0])
        {
            case "all":
                Whole(line, who, where, visible, found.Where(it => !it.Part));
                if (line.How.Contains(" parts", StringComparison.Ordinal))
                    Whole(line, who, where, visible, found.Where(it => it.Part));
                Totals(line, who, where, answer, visible);
                break;
            case "counts":
                Totals(line, who, where, answer, visible);
                break;
            case "matching":
                Whole(
                    line,
                    who,
                    where,
                    [.. visible.Where(thing => thing.Word.StartsWith(asks.Word, StringComparison.Ordinal))],
                    found
                );
                break;
            case "one" when asks.Thing is { } thing && visible.Contains(thing):
                Whole(line, who, where, [thing], found);
                break;
            case "hit":
                var hit = host.World.Things.Any(thing =>
                    thing.Kind == line.Kind
                    && thing.Word.StartsWith(asks.Word, StringComparison.Ordinal)
                    && table.May(host.World, who, thing, "Hit")
                );
                if (answer.Body.Trim() != (hit ? "ja" : "nee"))
                    Report(line, who, $"{where} says '{answer.Body.Trim()}'");
                break;
        }
    }

    private void Whole(
        RouteLine line,
        Principal who,
        string where,
        List<Thing> expected,
        IEnumerable<(Thing Thing, bool Part)> found
    )
    {
        var there = found.Select(it => it.Thing).Distinct().ToList();
        foreach (var thing in expected.Except(there))
            Report(line, who, $"{where} keeps back {Describe(thing)}");
        foreach (var thing in there.Except(expected))
            Report(line, who, $"{where} shows beside the question {Describe(thing)}");
    }

    /// <summary>Compares <c>total=REGEX</c> and <c>facets=REGEX</c> of the line with counts over the lists.</summary>
    private void Totals(RouteLine line, Principal who, string where, Answer answer, List<Thing> visible)
    {
        if (Total().Match(line.How) is { Success: true } total)
        {
            var said = Regex.Match(answer.Body, total.Groups[1].Value).Groups[1].Value;
            if (said != visible.Count.ToString(CultureInfo.InvariantCulture))
                Report(line, who, $"{where} counts {said}, not {visible.Count}");
        }

        if (Facets().Match(line.How) is { Success: true } facets)
        {
            var said = Regex
                .Matches(answer.Body, facets.Groups[1].Value)
                .Select(match => $"{match.Groups[1].Value}:{match.Groups[2].Value}")
                .Order();
            var counted = visible.CountBy(thing => thing.Department ?? "geen").Select(it => $"{it.Key}:{it.Value}").Order();
            if (!said.SequenceEqual(counted))
                Report(line, who, $"{where} counts by department {string.Join(' ', said)}, not {string.Join(' ', counted)}");
        }
    }

    /// <summary>
    /// Sends the form of every thing, with the id of another thing and with fields that the form does not have; then looks in the database
    /// what came of it.
    /// </summary>
    private async Task ChangeAsync(RouteLine line, Principal who, HttpClient client)
    {
        var field = line.How.Split(' ')[1];
        var kind = host.World.Kinds.Single(planted => planted.Kind == line.Kind);
        var form = await TokenAsync(client);
        foreach (var thing in host.World.Things.Where(thing => thing.Kind == line.Kind))
        {
            var before = await host.TruthAsync(kind.StandAsync);
            var another = host.World.Things.First(other =>
                other != thing && other.Kind == line.Kind && !table.May(host.World, who, other, "Do")
            );
            var title = $"{thing.Title} {Guid.NewGuid():N}";
            using var content = new FormUrlEncodedContent([
                .. form,
                new(field, title),
                new("id", another.Id.ToString()),
                new("confidentiality", thing.Confidentiality == "Named" ? "Municipality" : "Named"),
                new("department", "elders"),
                new("area", "00349999"),
                new("sector", "9999"),
                new("owner", who.Id),
                new("rol", "beheerder"),
            ]);
            var path = Fill(line.Route, thing.Id, thing.PartId);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            var answer = await SendAsync(client, request);
            Interlocked.Increment(ref asked);
            var may = table.MayCome(line, who);
            if ((int)answer.Status >= 500)
                Report(line, who, $"POST {path} fails: {(int)answer.Status} {answer.Bug}");
            if (!may && !answer.IsRefused)
                Report(line, who, $"POST {path} lets in: {(int)answer.Status}");
            var after = await host.TruthAsync(kind.StandAsync);
            foreach (var other in host.World.Things.Where(other => other.Kind == line.Kind))
            foreach (var (name, value) in after[other.Id])
            {
                if (before[other.Id][name] == value || (other == thing && name == field))
                    continue;
                Report(
                    line,
                    who,
                    other == thing
                        ? $"POST {path} changes more than the form has: {name} of {Describe(thing)}"
                        : $"POST {path} changes another thing: {name} of {Describe(other)}"
                );
            }

            var changed = before[thing.Id][field] != after[thing.Id][field];
            // A program has no form: its token is no proof against a forged one.
            var should = may && !who.IsToken && table.May(host.World, who, thing, "Do");
            if (changed != should)
                Report(line, who, $"POST {path} {(changed ? "changes" : "does not change")} {Describe(thing)}");
        }
    }

    /// <summary>Every address of a route: each thing and its part, a part under another thing, what does not exist.</summary>
    private IEnumerable<(string Path, Asked Asks)> Addresses(RouteLine line)
    {
        var things = host.World.Things.Where(thing => thing.Kind == line.Kind).ToList();
        switch (line.How.Split(' ')[0])
        {
            case "one":
            case "part":
                foreach (var thing in things)
                    yield return (Fill(line.Route, thing.Id, thing.PartId), new Asked(thing, "", true, false));
                if (line.How == "part")
                    foreach (var thing in things)
                    foreach (var other in things.Where(other => other != thing).Take(1))
                        yield return (Fill(line.Route, other.Id, thing.PartId), new Asked(thing, "", true, true));
                yield return (Fill(line.Route, Guid.NewGuid(), Guid.NewGuid()), new Asked(null, "", false, false));
                break;
            case "matching":
            case "hit":
                foreach (var word in things.Select(thing => thing.Word).Append(line.Kind + "woord").Append("nergens"))
                    yield return ($"{line.Route}?q={word}", new Asked(null, word, true, false));
                break;
            default:
                if (line.With.Length > 0)
                    yield return (line.With, new Asked(null, "", true, false));
                if (line.With.Length == 0 || line.Route.Contains('{', StringComparison.Ordinal))
                    yield return (
                        Fill(line.Route, Guid.NewGuid(), Guid.NewGuid()),
                        new Asked(null, "", !line.Route.Contains('{', StringComparison.Ordinal), false)
                    );
                break;
        }
    }

    private static string Fill(string route, Guid thing, Guid part)
    {
        var first = true;
        return RouteTable
            .Parameter()
            .Replace(
                route,
                parameter =>
                {
                    var value = parameter.Groups[2].Value switch
                    {
                        "guid" => (first ? thing : part).ToString(),
                        "int" or "long" => "999999",
                        _ => "bestaat-niet",
                    };
                    first = false;
                    return value;
                }
            );
    }

    /// <summary>Asks, and where something is sent, sends a form that is ours and has no fields.</summary>
    private static async Task<Answer> AskAsync(
        HttpClient client,
        string verb,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> form
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb == "ANY" ? "GET" : verb), path);
        if (verb is "POST" or "PUT" or "PATCH")
            request.Content = new FormUrlEncodedContent(form);
        return await SendAsync(client, request);
    }

    /// <summary>What escapes the edge at which bugs are caught reaches whoever holds the test server: it is a finding as well.</summary>
    private static async Task<Answer> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var response = await client.SendAsync(request);
            return Read(response, await response.Content.ReadAsStringAsync());
        }
#pragma warning disable CA1031
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return new Answer(HttpStatusCode.InternalServerError, "", "", false) { Bug = $"{bug.GetBaseException()}" };
        }
    }

    private static Answer Read(HttpResponseMessage response, string body)
    {
        var location = response.Headers.Location?.OriginalString ?? "";
        var path = location.Replace("http://localhost", "", StringComparison.Ordinal);
        return new Answer(
            response.StatusCode,
            body,
            $"{response.Headers}{response.Content.Headers}",
            response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                || path.StartsWith("/inloggen", StringComparison.Ordinal)
                || path.StartsWith("/geen-toegang", StringComparison.Ordinal)
        );
    }

    /// <summary>The proof that a form is ours, from a page that everybody who may send one can open.</summary>
    private static async Task<List<KeyValuePair<string, string>>> TokenAsync(HttpClient client)
    {
        foreach (var path in (string[])["/account", "/inloggen"])
            if (await new Browser(client).GetAsync(path) is { Status: HttpStatusCode.OK } page)
                return
                [
                    .. page
                        .Hidden.Where(field => field.Item1 == "__RequestVerificationToken")
                        .Take(1)
                        .Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)),
                ];
        return [];
    }

    private List<string> MarkersIn(Answer answer) =>
        [.. Marker().Matches(answer.Body + answer.Headers).Select(match => match.Value).Where(markers.ContainsKey).Distinct()];

    private static string Describe(Thing thing) =>
        $"{thing.Word} ({thing.Confidentiality}, {thing.Department ?? "-"}, {thing.Area ?? "-"}, {thing.Sector ?? "-"})";

    private void Report(RouteLine line, Principal who, string what) => findings.Add(new Finding(line.Key, who.Name, what));

    private sealed record Answer(HttpStatusCode Status, string Body, string Headers, bool IsRefused)
    {
        public string Bug { get; init; } = "";
    }

    /// <param name="Exists">Whether the address is one that is there.</param>
    /// <param name="Mixed">A part under the address of another thing.</param>
    private sealed record Asked(Thing? Thing, string Word, bool Exists, bool Mixed);

    [GeneratedRegex("MERK-[0-9a-f]{32}")]
    private static partial Regex Marker();

    [GeneratedRegex(@"total=(\S+)")]
    private static partial Regex Total();

    [GeneratedRegex(@"facets=(\S+)")]
    private static partial Regex Facets();
}
