using System.CommandLine;
using RecordLinkage;

namespace Baken.Cli.Commands;

/// <summary>Options of <c>baken link</c> that its commands share.</summary>
internal static class LinkOptions
{
    public static Option<string> Left() =>
        new("--left")
        {
            Description = "De records: .csv, .csv.gz of .parquet. Alleen dit bestand: zoek dubbelen erin.",
            HelpName = "BESTAND",
            Required = true,
        };

    public static Option<string?> Right() =>
        new("--right") { Description = "De tweede bron, om mee te koppelen.", HelpName = "BESTAND" };

    public static Option<string> Model() =>
        new("--model")
        {
            Description =
                $"Een model (JSON), een instellingenbestand van Splink 4, of: {string.Join(", ", BuiltInModels.Names)}.",
            HelpName = "MODEL",
            Required = true,
        };

    public static Option<double> Probability(string name, string description, double standard) =>
        new(name)
        {
            Description = description,
            HelpName = "KANS",
            DefaultValueFactory = _ => standard,
            Validators =
            {
                result =>
                {
                    if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
                        result.AddError($"{name} is een kans tussen 0 en 1, met een punt.");
                },
            },
        };
}
