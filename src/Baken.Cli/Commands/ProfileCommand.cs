using System.CommandLine;
using Baken.Kernel;
using Baken.Profiles;

namespace Baken.Cli.Commands;

/// <summary><c>baken profile</c>: switches on what nobody has decided about, and computes. <c>baken profile show areas</c>.</summary>
internal static class ProfileCommand
{
    public static Command Make()
    {
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command(
            "profile",
            "Schakelt de meegeleverde modellen in waarover nog niet is besloten, en berekent wat aan staat."
        )
        {
            data,
            json,
            MakeList(),
            MakeShow(),
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var runs = await Bars.ShowAsync(
                    asJson,
                    progress =>
                        house.DoAsync(services =>
                            services.GetRequiredService<Flow>().ProfileAsync(Actor.CommandLine, progress, cancellation)
                        )
                );
                var refused = await house.DoAsync(services =>
                    services.GetRequiredService<IProfiles>().RefusedModelsAsync(cancellation)
                );
                foreach (var refusal in refused)
                    await Console.Error.WriteLineAsync($"Niet ingelezen: {refusal}");
                if (asJson)
                    Output.Json(runs);
                else
                    Output.Table(
                        ["profiel", "editie", "nieuw", "scores", "vingerafdruk"],
                        runs.Select(run =>
                            new[]
                            {
                                run.Key,
                                $"{run.Edition.Number}",
                                run.IsNew ? "ja" : "nee",
                                $"{run.Scored}",
                                run.Edition.Hash[..12],
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return command;
    }

    private static Command MakeList()
    {
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command("list", "De modellen, met hun beloften en of ze aan staan.") { data, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var profiles = await house.DoAsync(services => services.GetRequiredService<IProfiles>().ListAsync(cancellation));
                if (parsed.GetValue(json))
                    Output.Json(profiles);
                else
                    Output.Table(
                        ["profiel", "versie", "naam", "stand", "evaluatie", "stop", "editie"],
                        profiles.Select(profile =>
                            new[]
                            {
                                profile.Model.Key,
                                profile.Model.Version,
                                profile.Model.Title.OnScreen,
                                Word(profile.Standing.State),
                                $"{profile.Model.EvaluateBy:yyyy-MM-dd}",
                                $"{profile.Model.StopOn:yyyy-MM-dd}",
                                $"{profile.Edition?.Number}",
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
        var key = new Argument<string>("profiel") { Description = "areas, sectors of een eigen model." };
        var data = Common.Data();
        var json = Common.Json();
        var level = new Option<string?>("--level")
        {
            Description = "gemeente, wijk of buurt; anders het eerste niveau van het model met scores.",
            HelpName = "NIVEAU",
        };
        var command = new Command("show", "Toont de scores van de nieuwste editie, met waarom. Een score is geen bewijs.")
        {
            key,
            level,
            data,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                AreaLevel? asked = null;
                if (parsed.GetValue(level) is { } word)
                {
                    if (AreaLevels.Parse(word) is not { } parsedLevel)
                        return await Run.RefuseAsync(Areas.Refusals.NotALevel(word), asJson);
                    asked = parsedLevel;
                }

                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var shown = await house.DoAsync(services =>
                    services.GetRequiredService<IProfiles>().ShowAsync(parsed.GetRequiredValue(key), asked, cancellation)
                );
                if (shown.Refusal is { } refusal)
                    return await Run.RefuseAsync(refusal, asJson);
                if (asJson)
                    Output.Json(shown.Value);
                else
                    Output.Table(
                        ["rang", "code", "naam", "score", "waarom"],
                        shown.Value.Select(line =>
                            new[]
                            {
                                $"{line.Rank}",
                                line.Code,
                                line.Name,
                                line.Score?.ToString("0", Language.Dutch) ?? "",
                                line.Why,
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return command;
    }

    private static string Word(ProfileState state) =>
        state switch
        {
            ProfileState.Incomplete => "niet compleet",
            ProfileState.Undecided => "nog niet besloten",
            ProfileState.On => "aan",
            ProfileState.Off => "uit",
            ProfileState.Stopped => "gestopt",
        };
}
