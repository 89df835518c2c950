using System.CommandLine;
using Baken.Access;
using Baken.Kernel;

namespace Baken.Cli.Commands;

/// <summary><c>baken backup</c> and <c>baken restore</c>: content and keys apart, so that what is destroyed stays destroyed.</summary>
internal static class BackupCommands
{
    private const string Dump =
        "  pg_dump --format=custom --exclude-table-data=access_content_key --file=content.dump \"$BAKEN_PG\"";

    public static Command MakeBackup()
    {
        var data = Common.Data();
        var to = new Option<string>("--to")
        {
            Description = "Waar de back-up komt.",
            HelpName = "MAP",
            Required = true,
        };
        var json = Common.Json();
        var command = new Command("backup", "Maakt een back-up: de inhoud, en apart de sleutels. Baken kan doorwerken.")
        {
            data,
            to,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var outcome = await house.DoAsync(services =>
                    services.GetRequiredService<Backup>().TakeAsync(parsed.GetRequiredValue(to), cancellation)
                );
                if (outcome.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, parsed.GetValue(json));
                var report = outcome.Value;
                if (parsed.GetValue(json))
                {
                    Output.Json(report);
                    return Run.Done;
                }

                Output.Line(
                    report.Content is { } content
                        ? $"Inhoud: {content}"
                        : $"De inhoud staat in PostgreSQL. Maak daarvan zelf een back-up, zonder de sleutels:\n{Dump}"
                );
                Output.Line(
                    $"Sleutels van {report.Things} dingen: {report.Keys}. Bewaar ze ergens anders dan de inhoud, ten hoogste tot en met "
                        + $"{report.KeepKeysUntil:yyyy-MM-dd}."
                );
                return Run.Done;
            }
        );
        return command;
    }

    public static Command MakeRestore()
    {
        var data = Common.Data();
        var content = new Option<string?>("--content")
        {
            Description = "Het bestand met de inhoud; niet bij PostgreSQL, waar u de inhoud eerst met pg_restore terugzet.",
            HelpName = "BESTAND",
        };
        var keys = new Option<string>("--keys")
        {
            Description = "De map met de sleutels.",
            HelpName = "MAP",
            Required = true,
        };
        var expired = new Option<bool>("--expired-keys") { Description = "Gebruik sleutels die er niet meer hadden mogen zijn." };
        var command = new Command("restore", "Zet een back-up terug in een lege datamap.") { data, content, keys, expired };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var installation = Installation.Open(parsed.GetRequiredValue(data));
                var put = await RestoreFiles.PutAsync(
                    installation,
                    parsed.GetValue(content),
                    parsed.GetRequiredValue(keys),
                    parsed.GetValue(expired),
                    TimeProvider.System,
                    cancellation
                );
                if (put.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, json: false);
                await using var house = await House.OpenAsync(installation, cancellation);
                await house.DoAsync(async services =>
                {
                    await services.GetRequiredService<IKeyBackup>().RestoreAsync(put.Value, Actor.CommandLine, cancellation);
                    return true;
                });
                Output.Line(
                    $"Teruggezet, met de sleutels van {put.Value.ContentKeys.Count} dingen. Inhoud zonder sleutel is vernietigd en blijft dat; "
                        + "wat daarvan nog in de lijst staat, komt opnieuw bij Bewaren en vernietigen."
                );
                return Run.Done;
            }
        );
        return command;
    }
}
