using System.CommandLine;
using System.Globalization;
using Baken.Access;
using Baken.Kernel;

namespace Baken.Cli.Commands;

/// <summary><c>baken keys list|rotate</c>: the keys under which the keys of content are wrapped. Never the keys themselves.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", "Sleutels waarmee inhoud is versleuteld.") { MakeList(), MakeRotate() };

    private static Command MakeList()
    {
        var data = Common.Data();
        var json = Common.Json();
        var list = new Command("list", "Alle sleutels, zonder hun inhoud.") { data, json };
        list.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var keys = await house.DoAsync(services => services.GetRequiredService<IKeys>().ListAsync(cancellation));
                if (parsed.GetValue(json))
                    Output.Json(keys);
                else
                    Output.Table(
                        ["sleutel", "gemaakt", "in gebruik voor", "stand", "waar"],
                        keys.Select(key =>
                            new[]
                            {
                                new KeyVersion(key.Name, key.Version).ToString(),
                                $"{key.MadeOn:yyyy-MM-dd}",
                                key.Wraps.ToString(CultureInfo.InvariantCulture),
                                key.Current ? "huidig"
                                : key.MadeOn is null ? "niet in de database"
                                : "oud",
                                key.Where,
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return list;
    }

    private static Command MakeRotate()
    {
        var data = Common.Data();
        var json = Common.Json();
        var finish = new Option<bool>("--finish") { Description = "Maak geen nieuwe sleutels; maak alleen af wat eerder begon." };
        var rotate = new Command(
            "rotate",
            "Maakt nieuwe sleutels, versleutelt alles daaronder en verwijdert de oude. De webservers werken door. Na een storing: --finish."
        )
        {
            finish,
            data,
            json,
        };
        rotate.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var done = await Bars.ShowAsync(
                    parsed.GetValue(json),
                    progress =>
                        house.DoAsync(services =>
                            services
                                .GetRequiredService<IKeys>()
                                .RotateAsync(Actor.CommandLine, parsed.GetValue(finish), progress, cancellation)
                        )
                );
                if (parsed.GetValue(json))
                    Output.Json(
                        new
                        {
                            made = Named(done.Made),
                            done.Rewrapped,
                            removed = Named(done.Removed),
                            left = Named(done.Left),
                        }
                    );
                else
                {
                    Output.Line(
                        done.Made.Count == 0
                            ? "Geen nieuwe sleutels gemaakt."
                            : $"Gemaakt: {string.Join(", ", Named(done.Made))}."
                    );
                    Output.Line($"Opnieuw ingepakt: {done.Rewrapped}. Verwijderd: {string.Join(", ", Named(done.Removed))}.");
                    if (done.Left.Count > 0)
                        Output.Line($"Nog in gebruik: {string.Join(", ", Named(done.Left))}. Maak het af met --finish.");
                }

                return done.Left.Count == 0 ? Run.Done : Run.Failed;
            }
        );
        return rotate;
    }

    private static string[] Named(IReadOnlyList<KeyVersion> keys) => [.. keys.Select(key => key.ToString())];
}
