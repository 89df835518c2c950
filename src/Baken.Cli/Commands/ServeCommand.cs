using System.CommandLine;
using Baken.Access;
using Baken.Database;
using Baken.Kernel;
using Baken.Web;
using Microsoft.Extensions.Options;

namespace Baken.Cli.Commands;

/// <summary><c>baken serve --data DIR</c>: a real installation.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var data = Common.Data();
        var port = Common.Port();
        var command = new Command("serve", "Start de webserver van een installatie.") { data, port };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var installation = Installation.Open(parsed.GetRequiredValue(data));
                return await ServeAsync(
                    installation,
                    parsed.GetValue(port),
                    services =>
                        TellFirstRunAsync(
                            services,
                            installation.Address?.GetLeftPart(UriPartial.Authority),
                            parsed.GetValue(port),
                            cancellation
                        ),
                    cancellation
                );
            }
        );
        return command;
    }

    /// <summary>An installation without accounts has no password either: the terminal gives the first one a way in.</summary>
    private static async Task TellFirstRunAsync(
        IServiceProvider services,
        string? address,
        int port,
        CancellationToken cancellation
    )
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<IAccounts>().FirstRunLinkAsync(cancellation) is { } link)
            Output.Line(
                $"Er zijn nog geen accounts. Maak het eerste (beheerder), eenmalig en geldig tot {link.ValidUntil:yyyy-MM-dd}:\n"
                    + $"  {address ?? $"http://127.0.0.1:{port}"}{link.Path}"
            );
    }

    private static Task WarnAsync(string weakness) =>
        Console.Error.WriteLineAsync($"Let op: {weakness}. Zie docs/handleiding/beheer.md.");

    /// <summary>Serves until stopped; <paramref name="ready"/> speaks once the first request can come.</summary>
    /// <param name="json">The document of <paramref name="ready"/> is all that may stand on standard output.</param>
    public static async Task<int> ServeAsync(
        Installation installation,
        int port,
        Func<IServiceProvider, Task> ready,
        CancellationToken cancellation,
        bool json = false
    )
    {
        var url = $"http://127.0.0.1:{port}";
        await using var app = BakenWeb.Create(installation, url);
        await BakenDatabase.MigrateAsync(app.Services, cancellation);
        await using (var scope = app.Services.CreateAsyncScope())
            foreach (
                var weakness in await ApplicationUser.WeaknessesAsync(
                    scope.ServiceProvider.GetRequiredService<ModuleDb>(),
                    cancellation
                )
            )
                await WarnAsync(weakness);
        foreach (
            var weakness in (IEnumerable<string>)
                [.. Weaknesses.Of(installation), .. app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.Weaknesses]
        )
            await WarnAsync(weakness);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException trouble)
        {
            await Console.Error.WriteLineAsync($"Poort {port} is niet vrij: {trouble.Message} Kies een andere met --port.");
            return Run.Failed;
        }

        if (!json)
            Output.Line($"Baken luistert op {url} (stoppen: Ctrl-C).");
        await ready(app.Services);
        await app.WaitForShutdownAsync(cancellation);
        return Run.Done;
    }
}
