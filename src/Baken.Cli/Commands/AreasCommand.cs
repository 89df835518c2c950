using System.CommandLine;
using Baken.Areas;
using Baken.Kernel;

namespace Baken.Cli.Commands;

/// <summary><c>baken areas list</c> and <c>baken areas show CODE</c>.</summary>
internal static class AreasCommand
{
    public static Command Make() => new("areas", "Gebieden en hun cijfers.") { MakeList(), MakeShow() };

    private static Command MakeList()
    {
        var data = Common.Data();
        var json = Common.Json();
        var level = Common.Level(AreaLevel.District);
        var within = new Option<string?>("--within") { Description = "Alleen binnen dit gebied.", HelpName = "CODE" };
        var command = new Command("list", "Alle gebieden van een niveau, met hun nieuwste cijfers.")
        {
            level,
            within,
            data,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                AreaCode? outer = null;
                if (parsed.GetValue(within) is { } text)
                {
                    if (!AreaCode.TryParse(text, out var code))
                        return await Run.RefuseAsync(Areas.Refusals.NotAnAreaCode(text), asJson);
                    outer = code;
                }

                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var atlas = await house.DoAsync(async services =>
                    await services.GetRequiredService<IAreas>().AtlasAsync(cancellation)
                );
                var areas = atlas.Areas(parsed.GetValue(level), outer);
                if (asJson)
                    Output.Json(areas.Select(area => AreaSummary.Of(atlas, area)));
                else
                    Output.Table(
                        ["code", "naam", "jaar", "cijfers"],
                        areas.Select(area =>
                            new[]
                            {
                                area.Code.Value,
                                area.Name,
                                $"{area.Id.Year}",
                                $"{atlas.Figures(area.Code).Count(figure => figure.HasValue)}",
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
        var code = new Argument<string>("code") { Description = "De code van het gebied: GM0034, WK003401, BU00340101." };
        var data = Common.Data();
        var json = Common.Json();
        var measure = new Option<string?>("--measure")
        {
            Description = "Alleen dit cijfer, over alle jaren: inwoners, misdrijven/1.1.1.",
            HelpName = "CIJFER",
        };
        var command = new Command("show", "Een gebied met al zijn cijfers, naast die van vergelijkbare gebieden.")
        {
            code,
            measure,
            data,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                var text = parsed.GetRequiredValue(code);
                if (!AreaCode.TryParse(text, out var area))
                    return await Run.RefuseAsync(Areas.Refusals.NotAnAreaCode(text), asJson);
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                return await house.DoAsync(async services =>
                {
                    var atlas = await services.GetRequiredService<IAreas>().AtlasAsync(cancellation);
                    if (atlas.Find(area) is not { } found)
                        return await Run.RefuseAsync(Areas.Refusals.NoSuchArea(area), asJson);
                    if (parsed.GetValue(measure) is { } one)
                        return await ShowHistoryAsync(atlas, found, Measure.Parse(one), asJson);
                    var detail = AreaDetail.Of(atlas, found);
                    if (asJson)
                    {
                        Output.Json(detail);
                        return Run.Done;
                    }

                    Output.Line($"{found.Name} ({found.Code}, {found.Level.Word()}, indeling {found.Id.Year})");
                    Output.Table(
                        ["cijfer", "jaar", "waarde", "mediaan", "rang", "import"],
                        detail.Figures.Select(figure =>
                            new[]
                            {
                                figure.Measure,
                                $"{figure.Year}",
                                Text(figure.Value, figure.Status),
                                Text(figure.Median, ""),
                                figure.Rank is { } rank ? $"{rank} van {figure.Ranked}" : "",
                                $"{figure.Import}",
                            }
                        )
                    );
                    return Run.Done;
                });
            }
        );
        return command;
    }

    private static async Task<int> ShowHistoryAsync(Atlas atlas, Area area, Measure measure, bool json)
    {
        var history = atlas.History(area.Code, measure).Select(FigureDetail.Of).ToList();
        if (history.Count == 0)
            return await Run.RefuseAsync(Areas.Refusals.NoSuchMeasure(measure, area.Level), json);
        if (json)
            Output.Json(history);
        else
            Output.Table(
                ["jaar", "waarde", "import"],
                history.Select(figure => new[] { $"{figure.Year}", Text(figure.Value, figure.Status), $"{figure.Import}" })
            );
        return Run.Done;
    }

    private static string Text(double? value, string otherwise) => value?.ToString("0.##", Language.Dutch) ?? otherwise;
}
