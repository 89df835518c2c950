using System.Text;
using System.Text.Json;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>
/// Registered crime per neighbourhood and year, table 47018NED: OData version 3, whose feed answers in pages of 10,000
/// rows with a link to the next. Codes are written as the police publish them, trailing blanks included.
/// </summary>
internal sealed class PoliceConnector(Downloads downloads, ConnectorAddresses addresses) : IConnector
{
    private const string KnownTable = "47018NED";
    private const int PageSize = 10_000;
    private static readonly string[] Columns =
    [
        "ID",
        "SoortMisdrijf",
        "WijkenEnBuurten",
        "Perioden",
        "GeregistreerdeMisdrijven_1",
    ];

    public string Source => SourceKeys.PoliceCrime;

    public Task<Outcome<SourceFile>> FetchAsync(FetchOrder order, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var table = order.Table ?? KnownTable;
        var name = Downloads.Name(Source, order);
        var first = ODataAddress.Of(addresses.Police, $"{table}/TypedDataSet", ("$format", "json"), ("$filter", Filter(order)));
        return downloads.RunAsync(
            name,
            first.AbsoluteUri,
            $"tabel {table}",
            order,
            progress,
            async (download, folder) =>
            {
                if (
                    await download.FetchAsync(
                        "rows",
                        "Misdrijven ophalen",
                        first,
                        (answer, address) => Read(answer, address, table),
                        cancellation
                    ) is
                    { } refusal
                )
                    return refusal;
                return folder.Lines("rows").Any()
                    ? folder.Finish($"{name}.csv", writer => Write(writer, folder.Lines("rows")))
                    : ConnectorRefusals.NothingFound($"Tabel {table}", order.Year);
            },
            cancellation
        );
    }

    private static string Filter(FetchOrder order)
    {
        var filter = $"Perioden eq '{order.Year}JJ00'";
        return (order.Level, order.Municipality) switch
        {
            (null, null) => filter,
            (null, { } municipality) => $"{filter} and substring(WijkenEnBuurten,2,4) eq '{municipality.Value[2..]}'",
            (AreaLevel.Country, _) => $"{filter} and startswith(WijkenEnBuurten,'NL')",
            ({ } level, var municipality) =>
                $"{filter} and startswith(WijkenEnBuurten,'{Downloads.Prefix(level)}{municipality?.Value[2..]}')",
        };
    }

    private static Outcome<Page> Read(JsonElement answer, Uri address, string table)
    {
        if (!answer.TryGetProperty("value", out var rows) || rows.ValueKind != JsonValueKind.Array)
            return ConnectorRefusals.SchemaChanged($"tabel {table}", "er is geen lijst 'value'");
        var kept = new StringBuilder();
        foreach (var row in rows.EnumerateArray())
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                if (!row.TryGetProperty(Columns[column], out var value))
                    return ConnectorRefusals.SchemaChanged($"tabel {table}", $"kolom {Columns[column]} ontbreekt");
                kept.Append(column == 0 ? "" : ";").Append(CsvField.Of(ODataAddress.Text(value)));
            }

            kept.Append('\n');
        }

        var count = rows.GetArrayLength();
        var next =
            answer.TryGetProperty("odata.nextLink", out var link) && link.GetString() is { } text ? new Uri(address, text)
            : count >= PageSize ? ODataAddress.Skip(address, count)
            : null;
        return new Page(Encoding.UTF8.GetBytes(kept.ToString()), count, next);
    }

    private static void Write(StreamWriter writer, IEnumerable<string> lines)
    {
        writer.WriteLine(string.Join(';', Columns));
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
