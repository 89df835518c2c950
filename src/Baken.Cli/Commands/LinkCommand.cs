using System.CommandLine;
using Baken.Cli.Linkage;

namespace Baken.Cli.Commands;

/// <summary><c>baken link</c>: which records are about one person, firm or address. It proposes; a person decides.</summary>
internal static class LinkCommand
{
    public static Command Make()
    {
        var left = LinkOptions.Left();
        var right = LinkOptions.Right();
        var model = LinkOptions.Model();
        var output = new Option<string>("--out")
        {
            Description = "Waar de paren komen: .csv of .parquet.",
            HelpName = "BESTAND",
            Required = true,
        };
        var train = new Option<bool>("--train") { Description = "Leer de kansen eerst van deze gegevens." };
        var saveModel = new Option<string?>("--save-model") { Description = "Bewaar het getrainde model.", HelpName = "BESTAND" };
        var threshold = LinkOptions.Probability("--threshold", "Paren die ten minste zo waarschijnlijk zijn.", 0.05);
        var clusters = new Option<string?>("--clusters")
        {
            Description = "Waar de clusters komen: .csv of .parquet.",
            HelpName = "BESTAND",
        };
        var method = new Option<ClusterMethod?>("--cluster-method")
        {
            Description =
                "Correlation weegt ook wat ertegen spreekt; Components volgt elke keten; OneToOne gebruikt een record één keer.",
        };
        var clusterThreshold = LinkOptions.Probability(
            "--cluster-threshold",
            "De kans waarbij een paar voor noch tegen spreekt.",
            0.5
        );
        var explain = new Option<int>("--explain") { Description = "Leg zoveel twijfelgevallen uit.", HelpName = "AANTAL" };
        var threads = new Option<int>("--threads") { Description = "Hoeveel processoren; anders alle.", HelpName = "AANTAL" };
        var mostPairs = new Option<double>("--most-pairs")
        {
            Description = "Weiger vooraf als de regels meer paren maken.",
            DefaultValueFactory = _ => 2e11,
        };
        var json = Common.Json();
        var command = new Command("link", "Zoekt welke records over dezelfde gaan. Een voorstel: een mens besluit.")
        {
            left,
            right,
            model,
            output,
            train,
            saveModel,
            threshold,
            clusters,
            method,
            clusterThreshold,
            explain,
            threads,
            mostPairs,
            json,
            LinkModelCommand.Make(),
            LinkProfileCommand.Make(),
            LinkBlockingCommand.Make(),
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var request = new LinkRequest(
                    parsed.GetRequiredValue(left),
                    parsed.GetValue(right),
                    parsed.GetRequiredValue(model),
                    parsed.GetRequiredValue(output)
                )
                {
                    Train = parsed.GetValue(train),
                    SaveModel = parsed.GetValue(saveModel),
                    Threshold = parsed.GetValue(threshold),
                    Clusters = parsed.GetValue(clusters),
                    Method = parsed.GetValue(method),
                    ClusterThreshold = parsed.GetValue(clusterThreshold),
                    Explain = parsed.GetValue(explain),
                    Threads = parsed.GetValue(threads),
                    MostPairs = parsed.GetValue(mostPairs),
                };
                var outcome = await new LinkRun(request, TimeProvider.System).RunAsync(cancellation);
                if (parsed.GetValue(json))
                    Output.Json(outcome);
                else
                    Show(outcome, request.Clusters is not null);
                return Run.Done;
            }
        );
        return command;
    }

    private static void Show(LinkOutcome outcome, bool clustered)
    {
        foreach (var explanation in outcome.Explained)
            Output.Line(explanation.ToText());
        Output.Table(
            ["records", "paren bekeken", "paren gevonden", "clusters", "seconden"],
            [
                [
                    $"{outcome.Records}",
                    $"{outcome.PairsMade}",
                    $"{outcome.PairsFound}",
                    clustered ? $"{outcome.Clusters}" : "",
                    outcome.Took.TotalSeconds.ToString("0.0", Kernel.Language.Dutch),
                ],
            ]
        );
    }
}
