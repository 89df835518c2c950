using System.CommandLine;
using System.Globalization;
using Baken.Access;
using Baken.Database;
using Baken.Kernel;

namespace Baken.Cli.Commands;

/// <summary><c>baken audit verify|checkpoint|export</c>: whether the record is whole, and what it says.</summary>
internal static class AuditCommand
{
    public static Command Make() =>
        new("audit", "Het logboek: controleren, vastleggen hoe ver het is, uitvoeren.")
        {
            MakeVerify(),
            MakeCheckpoint(),
            MakeExport(),
        };

    private static Command MakeVerify()
    {
        var data = Existing();
        var json = Common.Json();
        var checkpoints = new Option<FileInfo[]>("--checkpoint")
        {
            Description = "Controlepunten die u buiten de installatie hebt bewaard.",
            HelpName = "BESTAND",
            AllowMultipleArgumentsPerToken = true,
        };
        checkpoints.AcceptExistingOnly();
        var command = new Command(
            "verify",
            "Rekent de hele keten na en zegt waar iets is gewijzigd, weggehaald of verplaatst. Eindigt met 1 als er iets niet klopt."
        )
        {
            data,
            checkpoints,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var given = new List<KeyValuePair<string, string>>();
                foreach (var file in parsed.GetValue(checkpoints) ?? [])
                    given.Add(new(file.Name, await File.ReadAllTextAsync(file.FullName, cancellation)));
                if (await OpenAsync(parsed.GetRequiredValue(data), cancellation) is not { } opened)
                    return Run.WrongUsage;
                await using var house = opened;
                var verdict = await house.DoAsync(services =>
                    services.GetRequiredService<IAuditRecord>().VerifyAsync(given, cancellation)
                );
                if (parsed.GetValue(json))
                    Output.Json(verdict);
                else
                    Say(verdict);
                return verdict.IsWhole ? Run.Done : Run.Failed;
            }
        );
        return command;
    }

    private static void Say(AuditVerdict verdict)
    {
        Output.Line(
            $"{verdict.Lines} regels nagerekend, tot en met nummer {verdict.Last}; {verdict.Checkpoints} controlepunten vergeleken."
        );
        if (verdict.Unlinked > 0)
            Output.Line($"{verdict.Unlinked} regels zijn van vóór de keten en niet na te gaan.");
        if (verdict.Key is { } key)
            Output.Line($"Sleutel van de controlepunten (SHA-256): {key}");
        if (verdict.IsWhole)
        {
            Output.Line("Het logboek is heel.");
            return;
        }

        Output.Table(
            ["nummer", "code", "wat er niet klopt"],
            verdict.Findings.Select(finding =>
                new[] { finding.Number?.ToString(CultureInfo.InvariantCulture) ?? "", finding.Code, finding.What }
            )
        );
        if (verdict.Untold > 0)
            Output.Line($"En nog {verdict.Untold} meer.");
    }

    private static Command MakeCheckpoint()
    {
        var data = Existing();
        var file = Out();
        var command = new Command(
            "checkpoint",
            "Schrijft een ondertekend controlepunt: hoe ver het logboek nu is. Bewaar het buiten de installatie."
        )
        {
            file,
            data,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (await OpenAsync(parsed.GetRequiredValue(data), cancellation) is not { } opened)
                    return Run.WrongUsage;
                await using var house = opened;
                var checkpoint = await house.DoAsync(services =>
                {
                    services.GetRequiredService<ICurrentActivity>().WorkUnder(ActivityKeys.Oversight);
                    return services.GetRequiredService<IAuditRecord>().CheckpointAsync(Actor.CommandLine, cancellation);
                });
                await WholeFile.WriteAsync(
                    parsed.GetRequiredValue(file),
                    async to =>
                    {
                        await using var writer = new StreamWriter(to, leaveOpen: true);
                        await writer.WriteLineAsync(checkpoint);
                    }
                );
                Output.Line($"Het controlepunt staat in {parsed.GetRequiredValue(file)}.");
                return Run.Done;
            }
        );
        return command;
    }

    private static Command MakeExport()
    {
        var data = Existing();
        var json = Common.Json();
        var file = Out();
        var logboek = new Option<bool>("--logboek")
        {
            Description = "In de vorm van de standaard Logboek Dataverwerkingen: OpenTelemetry (OTLP) als JSON.",
        };
        var register = new Option<string>("--register")
        {
            Description = "Met --logboek: het adres van het register van verwerkingsactiviteiten, waar de sleutel achter komt.",
            HelpName = "ADRES",
            DefaultValueFactory = _ => AuditForm.NoRegister,
        };
        register.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out _))
                result.AddError("--register is een volledig adres, zoals https://gemeente.example/verwerkingen/.");
        });
        var from = Day("--from", "Vanaf deze dag.");
        var to = Day("--to", "Tot en met deze dag.");
        var command = new Command("export", "Schrijft het logboek uit: een regel JSON per regel, met de hash. Zonder namen.")
        {
            file,
            logboek,
            register,
            from,
            to,
            data,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var period = new AuditPeriod(Start(parsed.GetValue(from)), Start(parsed.GetValue(to)?.AddDays(1)));
                var form = parsed.GetValue(logboek) ? new AuditForm(parsed.GetRequiredValue(register)) : AuditForm.Lines;
                if (await OpenAsync(parsed.GetRequiredValue(data), cancellation) is not { } opened)
                    return Run.WrongUsage;
                await using var house = opened;
                var count = 0L;
                await WholeFile.WriteAsync(
                    parsed.GetRequiredValue(file),
                    async stream =>
                        count = await house.DoAsync(services =>
                        {
                            services.GetRequiredService<ICurrentActivity>().WorkUnder(ActivityKeys.Oversight);
                            return services
                                .GetRequiredService<IAuditRecord>()
                                .ExportAsync(stream, form, period, Actor.CommandLine, cancellation);
                        })
                );
                if (parsed.GetValue(json))
                    Output.Json(new { lines = count });
                else
                    Output.Line($"{count} regels in {parsed.GetRequiredValue(file)}.");
                return Run.Done;
            }
        );
        return command;
    }

    /// <summary>Where there is no installation there is nothing to check: a typing error must not answer that all is well.</summary>
    private static async Task<House?> OpenAsync(DirectoryInfo data, CancellationToken cancellation)
    {
        var installation = Installation.Open(data.FullName);
        if (installation.PostgresConnection is not null || File.Exists(Path.Combine(data.FullName, BakenDatabase.FileName)))
            return await House.OpenAsync(installation, cancellation);
        await Console.Error.WriteLineAsync($"In {data.FullName} staat geen installatie.");
        return null;
    }

    private static Option<DirectoryInfo> Existing()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "De map van de installatie.",
            HelpName = "MAP",
            Required = true,
        };
        return data.AcceptExistingOnly();
    }

    private static Option<string> Out() =>
        new("--out")
        {
            Description = "Het bestand dat geschreven wordt.",
            HelpName = "BESTAND",
            Required = true,
        };

    private static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "JJJJ-MM-DD",
            CustomParser = result =>
            {
                if (
                    DateOnly.TryParseExact(
                        result.Tokens[0].Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    ) && day.Year is > 1900 and < 9000
                )
                    return day;
                result.AddError($"'{result.Tokens[0].Value}' is geen dag: schrijf jjjj-mm-dd.");
                return null;
            },
        };

    private static DateTimeOffset? Start(DateOnly? day)
    {
        if (day is not { } one)
            return null;
        var local = one.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam").GetUtcOffset(local));
    }
}
