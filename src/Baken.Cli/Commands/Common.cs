using System.CommandLine;
using Baken.Kernel;

namespace Baken.Cli.Commands;

/// <summary>Options that several commands share, spelled once.</summary>
internal static class Common
{
    public static Option<string> Data() =>
        new("--data")
        {
            Description = "De map van de installatie; wordt gemaakt als hij er niet is.",
            HelpName = "MAP",
            Required = true,
        };

    public static Option<bool> Json() => new("--json") { Description = "Geef de uitkomst als JSON." };

    public static Option<int> Port() => new("--port") { Description = "De poort op 127.0.0.1.", DefaultValueFactory = _ => 5080 };

    public static Option<AreaLevel> Level(AreaLevel standard)
    {
        var option = new Option<AreaLevel>("--level")
        {
            Description = "gemeente, wijk of buurt.",
            HelpName = "NIVEAU",
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                if (AreaLevels.Parse(result.Tokens[0].Value) is { } level)
                    return level;
                result.AddError($"'{result.Tokens[0].Value}' is geen niveau: kies gemeente, wijk of buurt.");
                return standard;
            },
        };
        return option;
    }
}
