using System.CommandLine;
using Baken.Cli.Linkage;
using Baken.Kernel;
using RecordLinkage;

namespace Baken.Cli.Commands;

/// <summary><c>baken link profile</c>: how full, varied and skewed the columns are, before a model is made.</summary>
internal static class LinkProfileCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("bestand") { Description = ".csv, .csv.gz of .parquet." };
        var json = Common.Json();
        var command = new Command("profile", "Toont per kolom wat ontbreekt, hoeveel verschilt en wat het vaakst voorkomt.")
        {
            file,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var data = await TableFile.ReadAsync(parsed.GetRequiredValue(file), null, "unique_id", cancellation);
                var profiles = data.Columns.Select(column => ColumnProfile.Of(column)).ToList();
                if (parsed.GetValue(json))
                    Output.Json(profiles);
                else
                    Output.Table(
                        ["kolom", "ontbreekt", "verschillend", "paren als sleutel", "vaakst"],
                        profiles.Select(profile =>
                            new[]
                            {
                                profile.Name,
                                profile.MissingShare.ToString("P1", Language.Dutch),
                                profile.Distinct.ToString("N0", Language.Dutch),
                                profile.PairsIfBlocked.ToString("N0", Language.Dutch),
                                string.Join(", ", profile.MostFrequent.Take(3).Select(value => $"{value.Value} ({value.Count})")),
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return command;
    }
}
