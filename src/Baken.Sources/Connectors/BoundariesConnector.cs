using System.Text.Json;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>
/// Boundaries of municipalities, districts and neighbourhoods of one year from PDOK, as one GeoJSON collection in
/// longitude and latitude. Asks the OGC API; where a year has none, the WFS. The publisher adds population figures,
/// origin among them, to every boundary: only codes, names and whether it is water are kept.
/// </summary>
internal sealed class BoundariesConnector(Downloads downloads, ConnectorAddresses addresses) : IConnector
{
    private const int PageSize = 1_000;
    private static readonly string[] Kept =
    [
        "gemeentecode",
        "gemeentenaam",
        "wijkcode",
        "wijknaam",
        "buurtcode",
        "buurtnaam",
        "water",
    ];
    private static readonly (AreaLevel Level, string Collection)[] Collections =
    [
        (AreaLevel.Municipality, "gemeenten"),
        (AreaLevel.District, "wijken"),
        (AreaLevel.Neighbourhood, "buurten"),
    ];

    public string Source => SourceKeys.Boundaries;

    public Task<Outcome<SourceFile>> FetchAsync(FetchOrder order, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var name = Downloads.Name(Source, order);
        var table = $"de wijk- en buurtkaart {order.Year}";
        return downloads.RunAsync(
            name,
            $"{addresses.Boundaries} {addresses.BoundariesWfs} {name}",
            table,
            order,
            progress,
            async (download, folder) =>
            {
                var wanted = Collections.Where(one => order.Level is null || one.Level == order.Level).ToList();
                foreach (var (_, collection) in wanted)
                {
                    var refusal = await download.FetchAsync(
                        collection,
                        $"Grenzen ophalen: {collection}",
                        Ogc(order, collection),
                        Read,
                        cancellation
                    );
                    if (refusal?.Code == "connectors.unknown-table")
                        refusal = await download.FetchAsync(
                            InWfs(collection),
                            $"Grenzen ophalen: {collection}",
                            Wfs(order, collection),
                            Read,
                            cancellation
                        );
                    if (refusal is not null)
                        return refusal;
                }

                var features = wanted.SelectMany(one => folder.Lines(one.Collection).Concat(folder.Lines(InWfs(one.Collection))));
                return features.Any()
                    ? folder.Finish($"{name}.geojson", writer => Write(writer, name, features))
                    : ConnectorRefusals.NothingFound("De wijk- en buurtkaart", order.Year);
            },
            cancellation
        );

        Outcome<Page> Read(JsonElement answer, Uri address) => Features(answer, address, table, order.Year);
    }

    private static string InWfs(string collection) => $"{collection}-wfs";

    private Uri Ogc(FetchOrder order, string collection) =>
        ODataAddress.Of(
            addresses.Boundaries,
            $"cbs/wijken-en-buurten-{order.Year}/ogc/v1/collections/{collection}/items",
            ("f", "json"),
            ("limit", $"{PageSize}"),
            ("gemeentecode", order.Municipality?.Value ?? "")
        );

    private Uri Wfs(FetchOrder order, string collection) =>
        ODataAddress.Of(
            addresses.BoundariesWfs,
            $"cbs/wijkenbuurten/{order.Year}/wfs/v1_0",
            ("service", "WFS"),
            ("version", "2.0.0"),
            ("request", "GetFeature"),
            ("typeName", $"wijkenbuurten:{collection}"),
            ("outputFormat", "application/json"),
            ("srsName", "EPSG:4326"),
            // The service ignores CQL_FILTER without a word; it heeds the XML filter.
            (
                "FILTER",
                order.Municipality is { } municipality
                    ? $"<Filter><PropertyIsEqualTo><PropertyName>gemeentecode</PropertyName><Literal>{municipality.Value}</Literal></PropertyIsEqualTo></Filter>"
                    : ""
            ),
            ("count", $"{PageSize}"),
            ("startIndex", "0")
        );

    private static Outcome<Page> Features(JsonElement answer, Uri address, string table, int year)
    {
        if (!answer.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            return ConnectorRefusals.SchemaChanged(table, "er is geen lijst 'features'");
        using var kept = new MemoryStream();
        foreach (var feature in features.EnumerateArray())
        {
            if (
                !feature.TryGetProperty("properties", out var properties) || !feature.TryGetProperty("geometry", out var geometry)
            )
                return ConnectorRefusals.SchemaChanged(table, "een gebied heeft geen eigenschappen of grens");
            if (!properties.TryGetProperty("gemeentecode", out _))
                return ConnectorRefusals.SchemaChanged(table, "kolom gemeentecode ontbreekt");
            if (!IsInTheNetherlands(geometry))
                return ConnectorRefusals.SchemaChanged(table, "de coördinaten zijn geen lengte- en breedtegraden in Nederland");
            WriteFeature(kept, properties, geometry, year);
        }

        var count = features.GetArrayLength();
        long? total =
            answer.TryGetProperty("numberMatched", out var matched) && matched.TryGetInt64(out var number) ? number : null;
        return new Page(kept.ToArray(), count, Next(answer, address, count, total), total);
    }

    private static Uri? Next(JsonElement answer, Uri address, int count, long? total)
    {
        if (answer.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Array)
            foreach (var link in links.EnumerateArray())
                if (
                    link.TryGetProperty("rel", out var rel)
                    && rel.ValueEquals("next")
                    && link.TryGetProperty("href", out var href)
                )
                    return new Uri(address, href.GetString());
        return StartIndex.After(address, count, total);
    }

    private static void WriteFeature(MemoryStream kept, JsonElement properties, JsonElement geometry, int year)
    {
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteStartObject("properties");
            foreach (var key in Kept)
                if (properties.TryGetProperty(key, out var value))
                {
                    writer.WritePropertyName(key);
                    value.WriteTo(writer);
                }

            writer.WriteNumber("jaar", year);
            writer.WriteEndObject();
            writer.WritePropertyName("geometry");
            geometry.WriteTo(writer);
            writer.WriteEndObject();
        }

        kept.WriteByte((byte)'\n');
    }

    private static bool IsInTheNetherlands(JsonElement geometry)
    {
        if (geometry.ValueKind == JsonValueKind.Null)
            return true;
        if (!geometry.TryGetProperty("coordinates", out var at))
            return false;
        while (at.ValueKind == JsonValueKind.Array && at.GetArrayLength() > 0 && at[0].ValueKind == JsonValueKind.Array)
            at = at[0];
        return at.ValueKind == JsonValueKind.Array
            && at.GetArrayLength() >= 2
            && at[0].TryGetDouble(out var longitude)
            && at[1].TryGetDouble(out var latitude)
            && longitude is > 2 and < 8
            && latitude is > 50 and < 57;
    }

    private static void Write(StreamWriter writer, string name, IEnumerable<string> features)
    {
        writer.WriteLine($$"""{"type":"FeatureCollection","name":"{{name}}","features":[""");
        var first = true;
        foreach (var feature in features)
        {
            if (!first)
                writer.WriteLine(",");
            writer.Write(feature);
            first = false;
        }

        writer.WriteLine();
        writer.WriteLine("]}");
    }
}

/// <summary>Paging of a WFS, which names no next page.</summary>
internal static class StartIndex
{
    public static Uri? After(Uri address, int count, long? total)
    {
        var asked = System.Web.HttpUtility.ParseQueryString(address.Query);
        if (count == 0 || !int.TryParse(asked["startIndex"], out var start))
            return null;
        // Without a total, only an empty page is the end: a server may answer fewer than it was asked for.
        if (total is not null && start + count >= total)
            return null;
        asked["startIndex"] = $"{start + count}";
        var query = string.Join('&', asked.AllKeys.Select(key => $"{key}={Uri.EscapeDataString(asked[key] ?? "")}"));
        return new UriBuilder(address) { Query = query }.Uri;
    }
}
