using System.CommandLine;
using Baken.Sectors;

namespace Baken.Cli.Commands;

/// <summary><c>baken sectors list</c>: the vulnerable sectors and what is judged of them.</summary>
internal static class SectorsCommand
{
    public static Command Make() => new("sectors", "Kwetsbare branches en hun criteria.") { MakeList() };

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
}
