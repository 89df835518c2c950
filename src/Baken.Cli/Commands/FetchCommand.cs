using System.CommandLine;
using Baken.Kernel;
using Baken.Sources;

namespace Baken.Cli.Commands;

/// <summary><c>baken fetch SOURCE --year 2024 --data DIR</c>: from the publisher's live table to a file, and in.</summary>
internal static class FetchCommand
{
    public static Command Make()
    {
        var source = new Argument<string>("bron") { Description = "cbs-boundaries, cbs-key-figures of police-crime." };
        var data = Common.Data();
        var json = Common.Json();
        var year = new Option<int>("--year")
        {
            Description = "Het jaar van de tabel.",
            HelpName = "JAAR",
            Required = true,
        };
        var municipality = new Option<string?>("--municipality") { Description = "Alleen deze gemeente.", HelpName = "GM0000" };
        var level = new Option<AreaLevel?>("--level")
        {
            Description = "Alleen dit niveau: gemeente, wijk of buurt.",
            HelpName = "NIVEAU",
            CustomParser = result =>
            {
                var parsed = AreaLevels.Parse(result.Tokens[0].Value);
                if (parsed is null)
                    result.AddError($"'{result.Tokens[0].Value}' is geen niveau: kies gemeente, wijk of buurt.");
                return parsed;
            },
        };
        var table = new Option<string?>("--table")
        {
            Description = "Het nummer van de tabel, als het een andere is dan de bekende.",
            HelpName = "NUMMER",
        };
        var refresh = new Option<bool>("--refresh") { Description = "Vraag opnieuw, ook als het bestand er al is." };
        var only = new Option<bool>("--no-import") { Description = "Haal alleen op; lees niet in." };
        var command = new Command("fetch", "Haalt een tabel op bij de uitgever en leest haar in.")
        {
            source,
            year,
            municipality,
            level,
            table,
            refresh,
            only,
            data,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                AreaCode? within = null;
                if (parsed.GetValue(municipality) is { } text)
                {
                    if (!AreaCode.TryParse(text, out var code) || code.Level != AreaLevel.Municipality)
                        return await Run.RefuseAsync(Areas.Refusals.NotAnAreaCode(text), asJson);
                    within = code;
                }

                var installation = Installation.Open(parsed.GetRequiredValue(data));
                var order = new FetchOrder(
                    parsed.GetValue(year),
                    Path.Combine(installation.DataDirectory, "downloads"),
                    within,
                    parsed.GetValue(level),
                    parsed.GetValue(table),
                    parsed.GetValue(refresh)
                );
                await using var house = await House.OpenAsync(installation, cancellation);
                var key = parsed.GetRequiredValue(source);
                var outcome = await Bars.ShowAsync(
                    asJson,
                    progress =>
                        house.DoAsync(services =>
                            FetchAsync(services, key, order, !parsed.GetValue(only), progress, cancellation)
                        )
                );
                if (outcome.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, asJson);
                var (file, report) = outcome.Value;
                if (asJson)
                    Output.Json(new { file, import = report });
                else if (report is null)
                    Output.Line($"Opgehaald: {file}");
                else
                    ImportCommand.Tell(report);
                return Run.Done;
            }
        );
        return command;
    }

    private static async Task<Outcome<(string File, ImportReport? Report)>> FetchAsync(
        IServiceProvider services,
        string source,
        FetchOrder order,
        bool import,
        IProgress<Progress> progress,
        CancellationToken cancellation
    )
    {
        if (services.GetServices<IConnector>().FirstOrDefault(one => one.Source == source) is not { } connector)
            return new Refusal(
                "cli.no-connector",
                $"Bron '{source}' kan niet worden opgehaald.",
                "Kies cbs-boundaries, cbs-key-figures of police-crime; andere bronnen leest u in als bestand."
            );
        var fetched = await connector.FetchAsync(order, progress, cancellation);
        if (fetched.Refusal is { } refusal)
            return refusal;
        if (!import)
            return (fetched.Value.Path, null);
        var imported = await services
            .GetRequiredService<Flow>()
            .ImportAsync(new ImportOrder(source, [fetched.Value], order.Year), Actor.CommandLine, progress, cancellation);
        return imported.Refusal is { } no ? no : (fetched.Value.Path, imported.Value);
    }
}
