using System.CommandLine;
using Baken.Kernel;
using Baken.Sources;

namespace Baken.Cli.Commands;

/// <summary><c>baken import SOURCE FILE… --data DIR</c>, and <c>baken import list</c>, <c>show NUMBER</c> and <c>sources</c>.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var source = new Argument<string>("bron")
        {
            Description =
                "cbs-boundaries, cbs-key-figures, police-crime, sbi, establishments, bankruptcies, of table met --mapping.",
        };
        var files = new Argument<string[]>("bestand") { Description = "Een of meer bestanden.", Arity = ArgumentArity.OneOrMore };
        var data = Common.Data();
        var json = Common.Json();
        var year = new Option<int?>("--year") { Description = "Het jaar, als het bestand het niet zegt.", HelpName = "JAAR" };
        var mapping = new Option<string?>("--mapping")
        {
            Description = "De bewaarde koppeling, voor de bron table.",
            HelpName = "BESTAND",
        };
        var edition = new Option<int>("--sbi-edition")
        {
            Description = "De editie van SBI-codes: 2008 of 2025.",
            DefaultValueFactory = _ => 2008,
        };
        var command = new Command("import", "Leest bestanden van een bron in; dezelfde bestanden nog eens verandert niets.")
        {
            source,
            files,
            data,
            year,
            mapping,
            edition,
            json,
            MakeList(),
            MakeShow(),
            MakeSources(),
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                var order = Order(
                    parsed.GetRequiredValue(source),
                    parsed.GetRequiredValue(files),
                    parsed.GetValue(year),
                    parsed.GetValue(mapping),
                    parsed.GetValue(edition)
                );
                if (order.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, asJson);

                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var outcome = await Bars.ShowAsync(
                    asJson,
                    progress =>
                        house.DoAsync(services =>
                            services
                                .GetRequiredService<Flow>()
                                .ImportAsync(order.Value, Actor.CommandLine, progress, cancellation)
                        )
                );
                if (outcome.Refusal is { } no)
                    return await Run.RefuseAsync(no, asJson);
                if (asJson)
                    Output.Json(outcome.Value);
                else
                    Tell(outcome.Value);
                return Run.Done;
            }
        );
        return command;
    }

    private static Command MakeList()
    {
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command("list", "Toont wat er is ingelezen, het nieuwste eerst.") { data, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var imports = await house.DoAsync(services => services.GetRequiredService<ISources>().ImportsAsync(cancellation));
                if (parsed.GetValue(json))
                    Output.Json(imports);
                else
                    Output.Table(
                        ["nr", "bron", "bestanden", "op", "rijen", "gebieden", "cijfers", "sectoren", "afgewezen"],
                        imports.Select(one =>
                            new[]
                            {
                                $"{one.Number}",
                                one.Source,
                                string.Join(", ", one.Files),
                                one.At.ToString("yyyy-MM-dd HH:mm", Language.Dutch),
                                $"{one.Rows}",
                                $"{one.Areas}",
                                $"{one.Figures}",
                                $"{one.Sectors}",
                                $"{one.RejectedCount}",
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return command;
    }

    private static Command MakeShow()
    {
        var number = new Argument<int>("nummer") { Description = "Het nummer uit de lijst." };
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command("show", "Een import, met alles wat niet is overgenomen en waarom.") { number, data, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asked = parsed.GetValue(number);
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var import = await house.DoAsync(services =>
                    services.GetRequiredService<ISources>().ImportAsync(asked, cancellation)
                );
                if (import is null)
                    return await Run.RefuseAsync(
                        new Refusal("sources.no-such-import", $"Import {asked} is er niet.", "Kies een import uit de lijst."),
                        parsed.GetValue(json)
                    );
                if (parsed.GetValue(json))
                    Output.Json(import);
                else
                    Tell(import);
                return Run.Done;
            }
        );
        return command;
    }

    private static Command MakeSources()
    {
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command("sources", "De geregistreerde bronnen, en wat er het laatst van is ingelezen.") { data, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var (sources, imports) = await house.DoAsync(async services =>
                {
                    var door = services.GetRequiredService<ISources>();
                    return (door.All, (await door.ImportsAsync(cancellation)).ToLookup(one => one.Source));
                });
                if (parsed.GetValue(json))
                    Output.Json(
                        sources.Select(source => new
                        {
                            source,
                            imports = imports[source.Key].Select(one => one.Number),
                            years = imports[source.Key].SelectMany(one => one.Years).Distinct().Order(),
                            newestImportAt = imports[source.Key].FirstOrDefault()?.At,
                        })
                    );
                else
                    Output.Table(
                        ["bron", "naam", "eigenaar", "licentie", "import", "op"],
                        sources.Select(source =>
                            new[]
                            {
                                source.Key,
                                source.Name,
                                source.Owner,
                                source.Licence,
                                $"{imports[source.Key].FirstOrDefault()?.Number}",
                                $"{imports[source.Key].FirstOrDefault()?.At:yyyy-MM-dd}",
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return command;
    }

    private static Outcome<ImportOrder> Order(string source, string[] files, int? year, string? mapping, int edition)
    {
        foreach (var file in mapping is null ? files : [.. files, mapping])
            if (!File.Exists(file))
                return new Refusal("cli.no-such-file", $"Het bestand '{file}' is er niet.", "Controleer het pad.");
        return new ImportOrder(
            source,
            [.. files.Select(file => new SourceFile(Path.GetFullPath(file)))],
            year,
            mapping is null ? null : new TableMappingFile(Path.GetFileName(mapping), File.ReadAllText(mapping)),
            edition
        );
    }

    public static void Tell(ImportReport report)
    {
        if (report.Unchanged)
        {
            Output.Line($"Deze bestanden zijn al ingelezen (import {report.Number}); er is niets veranderd.");
            return;
        }

        Output.Line(
            $"Import {report.Number} van {report.Source}: {report.Rows} rijen gelezen; {report.Areas} gebieden, "
                + $"{report.Figures} cijfers, {report.Sectors} sectoren; {report.RejectedCount} rijen afgewezen."
        );
        if (report.DroppedColumns.Count > 0)
            Output.Line($"  Niet gebruikt, want dat mag niet: {string.Join(", ", report.DroppedColumns)}.");
        if (report.IgnoredColumns.Count > 0)
            Output.Line($"  Niet herkend en overgeslagen: {string.Join(", ", report.IgnoredColumns)}.");
        foreach (var remark in report.Remarks)
            Output.Line($"  {remark}");
        foreach (var row in report.Rejected.Take(20))
            Output.Line($"  {row.File}:{row.Line}{(row.Column is null ? "" : $" [{row.Column}]")}: {row.Reason}");
        if (report.RejectedCount > 20)
            Output.Line($"  … en nog {report.RejectedCount - 20}; alle staan op de pagina van de import.");
    }
}
