using System.CommandLine;
using Baken.Areas;
using Baken.Kernel;
using Baken.Sectors;

namespace Baken.Cli.Commands;

/// <summary><c>baken sectors list</c>: the vulnerable sectors and what is judged of them. <c>baken sectors show KEY</c>: its figures.</summary>
internal static class SectorsCommand
{
    public static Command Make() => new("sectors", "Kwetsbare branches en hun criteria.") { MakeList(), MakeShow() };

    private static Command MakeList()
    {
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command("list", "Alle kwetsbare branches.") { data, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                var sectors = await house.DoAsync(services => services.GetRequiredService<ISectors>().ListAsync(cancellation));
                if (parsed.GetValue(json))
                    Output.Json(sectors);
                else
                    Output.Table(
                        ["branche", "naam", "sbi 2008", "criteria die gelden", "onbekend"],
                        sectors.Select(sector =>
                            new[]
                            {
                                sector.Key,
                                sector.Name,
                                string.Join(" ", sector.CodesOf(2008).Select(code => code.Dotted)),
                                $"{sector.Holding}",
                                $"{sector.Unknown}",
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
        var key = new Argument<string>("branche") { Description = "De sleutel uit de lijst: kappers." };
        var area = new Option<string?>("--area")
        {
            Description = "De cijfers van dit gebied; anders die van de eigen gemeente.",
            HelpName = "CODE",
        };
        var data = Common.Data();
        var json = Common.Json();
        var command = new Command("show", "Een branche met haar cijfers in een gebied.") { key, area, data, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(json);
                AreaCode? where = null;
                if (parsed.GetValue(area) is { } text)
                {
                    if (!AreaCode.TryParse(text, out var code))
                        return await Run.RefuseAsync(Areas.Refusals.NotAnAreaCode(text), asJson);
                    where = code;
                }

                await using var house = await House.OpenAsync(Installation.Open(parsed.GetRequiredValue(data)), cancellation);
                return await house.DoAsync(async services =>
                {
                    var atlas = await services.GetRequiredService<IAreas>().AtlasAsync(cancellation);
                    if (where is { } asked && atlas.Find(asked) is null)
                        return await Run.RefuseAsync(Areas.Refusals.NoSuchArea(asked), asJson);
                    var sectors = services.GetRequiredService<ISectors>();
                    if (await sectors.FindAsync(parsed.GetRequiredValue(key), cancellation) is not { } sector)
                        return await Run.RefuseAsync(Sectors.Refusals.NoSuchSector(parsed.GetRequiredValue(key)), asJson);
                    var pictures = new List<SectorPicture>();
                    foreach (var edition in sector.Codes.Select(code => code.Edition).Distinct())
                        if (await sectors.PictureAsync(sector.CodesOf(edition), where, cancellation) is { } picture)
                            pictures.Add(picture);
                    if (asJson)
                        Output.Json(new { sector, pictures });
                    else
                        Tell(sector, pictures);
                    return Run.Done;
                });
            }
        );
        return command;
    }

    private static void Tell(VulnerableSector sector, List<SectorPicture> pictures)
    {
        Output.Line($"{sector.Name} ({sector.Key}): {sector.Holding} criteria gelden, {sector.Unknown} onbekend");
        Output.Table(
            ["gebied", "sbi", "cijfer", "jaar", "waarde", "bereik"],
            from picture in pictures
            from one in new (string Word, SectorLine Line)[]
            {
                ("vestigingen", picture.Establishments),
                ("opgericht", picture.Opened),
                ("opgeheven", picture.Closed),
                ("faillissementen", picture.Bankruptcies),
                ("verloop in %", picture.Churn),
                ("faillissementen per 1.000 vestigingen", picture.BankruptcyRate),
                ("vestigingen per 1.000 inwoners", picture.Density),
            }
            from figure in one.Line.Years
            select new[]
            {
                picture.AreaName,
                $"{picture.Edition}",
                one.Word,
                $"{figure.Year}",
                figure.Value?.ToString("0.##", Language.Dutch) ?? Word(figure.Status),
                Word(one.Line.Reach),
            }
        );
    }

    private static string Word(FigureStatus status) =>
        status switch
        {
            FigureStatus.Published => "",
            FigureStatus.Missing => "ontbreekt",
            FigureStatus.Suppressed => "afgeschermd",
        };

    private static string Word(FigureReach reach) =>
        reach switch
        {
            FigureReach.None => "geen cijfers",
            FigureReach.Exact => "precies deze codes",
            FigureReach.Higher => "een hogere groep",
            FigureReach.Scattered => "meer hogere groepen",
        };
}
