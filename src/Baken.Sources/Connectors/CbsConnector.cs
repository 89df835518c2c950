using System.Text;
using System.Text.Json;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>
/// Key figures of districts and neighbourhoods of one year from CBS StatLine, OData version 4, where every cell is an
/// observation of its own. They are laid out as the table with a column per measure that the file reader takes. Measures of
/// origin or descent are not asked for at all.
/// </summary>
internal sealed class CbsConnector(Downloads downloads, ConnectorAddresses addresses) : IConnector
{
    /// <summary>CBS gives the key figures of every year a table of its own.</summary>
    private static readonly Dictionary<int, string> Tables = new()
    {
        [2018] = "84286NED",
        [2019] = "84583NED",
        [2020] = "84799NED",
        [2021] = "85039NED",
        [2022] = "85318NED",
        [2023] = "85618NED",
        [2024] = "85984NED",
        [2025] = "86165NED",
    };

    public string Source => SourceKeys.KeyFigures;

    public async Task<Outcome<SourceFile>> FetchAsync(
        FetchOrder order,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        if (order.Table is null && !Tables.ContainsKey(order.Year))
            return ConnectorRefusals.UnknownYear(order.Year, Tables.Keys);
        var table = order.Table ?? Tables[order.Year];
        var name = Downloads.Name(Source, order);
        return await downloads.RunAsync(
            name,
            $"{addresses.Cbs} {table} {name}",
            $"tabel {table}",
            order,
            progress,
            (download, folder) => FetchAsync(download, folder, order, table, name, cancellation),
            cancellation
        );
    }

    private async Task<Outcome<string>> FetchAsync(
        PagedDownload download,
        DownloadFolder folder,
        FetchOrder order,
        string table,
        string name,
        CancellationToken cancellation
    )
    {
        if (
            await download.FetchAsync(
                "groups",
                "Onderwerpen ophalen",
                In("MeasureGroups"),
                Keep("Id", "ParentId?", "Title"),
                cancellation
            ) is
            { } noGroups
        )
            return noGroups;
        if (
            await download.FetchAsync(
                "measures",
                "Onderwerpen ophalen",
                In("MeasureCodes"),
                Keep("Identifier", "Index", "Title", "MeasureGroupId?"),
                cancellation
            ) is
            { } noMeasures
        )
            return noMeasures;
        if (
            await download.FetchAsync(
                "areas",
                "Gebieden ophalen",
                In("WijkenEnBuurtenCodes", Filter(order, "Identifier")),
                Keep("Identifier", "Title"),
                cancellation
            ) is
            { } noAreas
        )
            return noAreas;

        var measures = CbsMeasures.Read(folder.Lines("groups"), folder.Lines("measures"));
        var filter = string.Join(
            " and ",
            new[] { Filter(order, "WijkenEnBuurten") }
                .Concat(measures.Forbidden.Select(code => $"Measure ne '{code}'"))
                .Where(part => part.Length > 0)
        );
        if (
            await download.FetchAsync(
                "observations",
                "Cijfers ophalen",
                In("Observations", filter),
                Keep("WijkenEnBuurten", "Measure", "Value", "StringValue?"),
                cancellation
            ) is
            { } noFigures
        )
            return noFigures;

        return folder.Lines("observations").Any()
            ? folder.Finish(
                $"{name}.csv",
                writer => CbsTable.Write(writer, measures, folder.Lines("areas"), folder.Lines("observations"))
            )
            : ConnectorRefusals.NothingFound($"Tabel {table}", order.Year);

        Uri In(string list, string asked = "") => ODataAddress.Of(addresses.Cbs, $"CBS/{table}/{list}", ("$filter", asked));
        ReadPage Keep(params string[] properties) => (answer, address) => Read(answer, address, table, properties);
    }

    private static string Filter(FetchOrder order, string column)
    {
        if (order.Municipality is null && order.Level is null)
            return "";
        AreaLevel[] levels = order.Level is { } level
            ? [level]
            : [AreaLevel.Municipality, AreaLevel.District, AreaLevel.Neighbourhood];
        var parts = levels.Select(one =>
            $"startswith({column},'{Downloads.Prefix(one)}{(one == AreaLevel.Country ? "" : order.Municipality?.Value[2..])}')"
        );
        return $"({string.Join(" or ", parts)})";
    }

    /// <summary>Keeps the named properties, tab-separated. One with a question mark may be absent.</summary>
    private static Outcome<Page> Read(JsonElement answer, Uri address, string table, string[] properties)
    {
        if (!answer.TryGetProperty("value", out var rows) || rows.ValueKind != JsonValueKind.Array)
            return ConnectorRefusals.SchemaChanged($"tabel {table}", "er is geen lijst 'value'");
        var kept = new StringBuilder();
        foreach (var row in rows.EnumerateArray())
        {
            for (var i = 0; i < properties.Length; i++)
            {
                if (!row.TryGetProperty(properties[i].TrimEnd('?'), out var value) && !properties[i].EndsWith('?'))
                    return ConnectorRefusals.SchemaChanged($"tabel {table}", $"eigenschap {properties[i]} ontbreekt");
                kept.Append(i == 0 ? "" : "\t")
                    .Append(ODataAddress.Text(value).AsSpan().Trim().ToString().ReplaceLineEndings(" ").Replace('\t', ' '));
            }

            kept.Append('\n');
        }

        var next =
            answer.TryGetProperty("@odata.nextLink", out var link) && link.GetString() is { } text
                ? new Uri(address, text)
                : null;
        return new Page(Encoding.UTF8.GetBytes(kept.ToString()), rows.GetArrayLength(), next);
    }
}
