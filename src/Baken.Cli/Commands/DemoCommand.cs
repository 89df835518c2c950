using System.CommandLine;
using System.Text.Json;
using Baken.Access;
using Baken.Demo;
using Baken.Kernel;
using Baken.Privacy;
using Baken.Sources;

namespace Baken.Cli.Commands;

/// <summary><c>baken demo</c>: a fictional municipality, from nothing to a page.</summary>
internal static class DemoCommand
{
    /// <summary>Of a demonstration only: the accounts exist nowhere else, and the data is invented.</summary>
    private const string Password = "de bakens verzetten";
    private const string RecipeName = "demo.json";

    public static Command Make()
    {
        var port = Common.Port();
        var json = Common.Json();
        var data = new Option<string>("--data")
        {
            Description = "De map van de demonstratie.",
            HelpName = "MAP",
            DefaultValueFactory = _ => Path.Combine(Environment.CurrentDirectory, "baken-data", "demo"),
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Een ander getal geeft een andere stad.",
            DefaultValueFactory = _ => 1,
        };
        var size = new Option<DemoSize>("--size")
        {
            Description = "small: een kleine gemeente; almere: zo groot als Almere; country: een heel land, voor belasting.",
            HelpName = "small|almere|country",
            DefaultValueFactory = _ => DemoSize.Almere,
            CustomParser = result =>
            {
                if (Enum.TryParse<DemoSize>(result.Tokens[0].Value, ignoreCase: true, out var known) && Enum.IsDefined(known))
                    return known;
                result.AddError($"'{result.Tokens[0].Value}' is geen grootte: kies small, almere of country.");
                return DemoSize.Almere;
            },
        };
        var prepare = new Option<bool>("--prepare-only") { Description = "Maak de gegevens en stop; start de webserver niet." };
        var command = new Command("demo", "Een fictieve gemeente, van niets tot een pagina.")
        {
            port,
            data,
            seed,
            size,
            prepare,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var recipe = new Recipe(parsed.GetValue(size).ToString().ToLowerInvariant(), parsed.GetValue(seed));
                var asJson = parsed.GetValue(json);
                var opened = await OpenAsync(parsed.GetRequiredValue(data), recipe, asJson, cancellation);
                if (opened.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, asJson);
                if (parsed.GetValue(prepare))
                {
                    if (asJson)
                        Output.Json(new { data = opened.Value.DataDirectory });
                    return Run.Done;
                }

                return await ServeCommand.ServeAsync(
                    opened.Value,
                    parsed.GetValue(port),
                    async services => Tell(await AccountsAsync(services, cancellation), parsed.GetValue(port), asJson),
                    cancellation,
                    asJson
                );
            }
        );
        return command;
    }

    /// <summary>The demonstration as it was left, or a new one. A directory with anything else in it is not touched.</summary>
    private static async Task<Outcome<Installation>> OpenAsync(
        string directory,
        Recipe recipe,
        bool silent,
        CancellationToken cancellation
    )
    {
        directory = Path.GetFullPath(directory);
        var note = Path.Combine(directory, RecipeName);
        if (File.Exists(note) && JsonSerializer.Deserialize<Recipe>(await File.ReadAllTextAsync(note, cancellation)) == recipe)
            return Installation.Open(directory);
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            if (!File.Exists(note) && !File.Exists(Path.Combine(directory, UnfinishedName)))
                return new Refusal(
                    "cli.not-a-demo",
                    $"{directory} bevat iets anders dan een demonstratie.",
                    "Kies met --data een lege map; er is niets gewijzigd."
                );
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, UnfinishedName), "", cancellation);
        var installation = Installation.Open(directory) with { Name = FictionalMunicipality.NameOf(Size(recipe)), Demo = true };
        installation.Save();
        var trouble = await Bars.ShowAsync(silent, progress => FillAsync(installation, recipe, progress, cancellation));
        if (trouble is { } refusal)
            return refusal;

        // Written last: a demonstration that was broken off is made anew.
        await File.WriteAllTextAsync(note, JsonSerializer.Serialize(recipe), cancellation);
        File.Delete(Path.Combine(directory, UnfinishedName));
        return installation;
    }

    private const string UnfinishedName = "demo.unfinished";

    private static async Task<Refusal?> FillAsync(
        Installation installation,
        Recipe recipe,
        IProgress<Progress> progress,
        CancellationToken cancellation
    )
    {
        var folder = Path.Combine(installation.DataDirectory, "files");
        var files = FictionalMunicipality.Generate(folder, recipe.Seed, Size(recipe), new Relay(progress), cancellation);
        await using var house = await House.OpenAsync(installation, cancellation);
        var done = 0;
        foreach (var group in files.GroupBy(file => file.Source))
        {
            var outcome = await house.DoAsync(services =>
                services
                    .GetRequiredService<Flow>()
                    .ImportAsync(
                        Order(group.Key, group),
                        Actor.CommandLine,
                        null,
                        cancellation,
                        compute: group.Key == "cbs-boundaries"
                    )
            );
            if (outcome.Refusal is { } refusal)
                return refusal;
            done += group.Count();
            progress.Report(new Progress("Bestanden inlezen", done, files.Count));
        }

        return await house.DoAsync<Refusal?>(async services =>
        {
            await services.GetRequiredService<Flow>().ProfileAsync(Actor.CommandLine, progress, cancellation);
            await FillDeskAsync(services, recipe.Seed, cancellation);
            return null;
        });
    }

    /// <summary>Requests of people, in the hands of the accounts that the demonstration has.</summary>
    private static async Task FillDeskAsync(IServiceProvider services, int seed, CancellationToken cancellation)
    {
        await services.GetRequiredService<IAccounts>().EnsureDemoAccountsAsync(Password, cancellation);
        var colleagues = await services.GetRequiredService<IColleagues>().ListAsync(cancellation);
        await services
            .GetRequiredService<IPrivacyDemo>()
            .FillAsync(seed, Of(Role.PrivacyOfficer), Of(Role.Partner), Of(Role.Coordinator), cancellation);

        Colleague Of(Role role) => colleagues.First(colleague => colleague.Roles.Contains(role));
    }

    private static ImportOrder Order(string source, IEnumerable<DemoFile> files) =>
        new(
            source,
            [.. files.Select(file => new SourceFile(file.Path))],
            Mapping: source == "table" ? new TableMappingFile("schouw.json", DemoMapping.StreetSurvey) : null
        );

    private static async Task<IReadOnlyList<DemoAccount>> AccountsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = await scope
            .ServiceProvider.GetRequiredService<IAccounts>()
            .EnsureDemoAccountsAsync(Password, cancellation);
        return accounts.Value;
    }

    private static void Tell(IReadOnlyList<DemoAccount> accounts, int port, bool json)
    {
        if (json)
        {
            Output.Json(
                new
                {
                    url = $"http://127.0.0.1:{port}",
                    password = Password,
                    accounts = accounts.Select(account => new { role = account.Role.Word(), email = account.Email }),
                }
            );
            return;
        }

        Output.Line("Inloggen kan als elke rol, met het wachtwoord: " + Password);
        Output.Table(["rol", "e-mailadres"], accounts.Select(account => new[] { account.Role.Label(), account.Email }));
        Output.Line($"Open http://127.0.0.1:{port}");
    }

    private static DemoSize Size(Recipe recipe) => Enum.Parse<DemoSize>(recipe.Size, ignoreCase: true);

    /// <summary>What a demonstration was made from; another recipe makes another one.</summary>
    private sealed record Recipe(string Size, int Seed);

    private sealed class Relay(IProgress<Progress> progress) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => progress.Report(new Progress("Gemeente verzinnen", value.Done, value.Total));
    }
}
