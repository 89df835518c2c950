using System.CommandLine;
using Baken.Database;
using Baken.Web;

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
                return await ServeAsync(installation, parsed.GetValue(port), _ => Task.CompletedTask, cancellation);
            }
        );
        return command;
    }

    /// <summary>Serves until stopped; <paramref name="ready"/> speaks once the first request can come.</summary>
    public static async Task<int> ServeAsync(
        Installation installation,
        int port,
        Func<WebApplication, Task> ready,
        CancellationToken cancellation
    )
    {
        var url = $"http://127.0.0.1:{port}";
        await using var app = BakenWeb.Create(installation, url);
        await BakenDatabase.MigrateAsync(app.Services, cancellation);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException trouble)
        {
            await Console.Error.WriteLineAsync($"Poort {port} is niet vrij: {trouble.Message} Kies een andere met --port.");
            return Run.Failed;
        }

        Output.Line($"Baken luistert op {url} (stoppen: Ctrl-C).");
        await ready(app);
        await app.WaitForShutdownAsync(cancellation);
        return Run.Done;
    }
}
