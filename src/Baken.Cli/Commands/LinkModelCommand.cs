using System.CommandLine;
using Baken.Cli.Linkage;
using RecordLinkage;

namespace Baken.Cli.Commands;

/// <summary><c>baken link model</c>: from Splink, to Splink, or one that comes with the library.</summary>
internal static class LinkModelCommand
{
    public static Command Make()
    {
        var from = new Option<string?>("--from")
        {
            Description = "splink: lees instellingen van Splink 4 en schrijf ze als model.",
            HelpName = "splink",
        };
        var to = new Option<string?>("--to")
        {
            Description = "splink: schrijf een model als instellingen van Splink 4.",
            HelpName = "splink",
        };
        from.AcceptOnlyFromAmong("splink");
        to.AcceptOnlyFromAmong("splink");
        var file = new Argument<string?>("bestand")
        {
            Description = "Het bestand, of de naam van een meegeleverd model.",
            DefaultValueFactory = _ => null,
        };
        var output = new Option<string?>("--out") { Description = "Waar het komt; anders op het scherm.", HelpName = "BESTAND" };
        var schema = new Option<bool>("--schema") { Description = "Toon het JSON-schema van een model." };
        var command = new Command("model", "Zet een model om, van en naar Splink 4.") { file, from, to, output, schema };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is not null && result.GetValue(to) is not null)
                result.AddError("Kies --from of --to.");
            if (!result.GetValue(schema) && result.GetValue(file) is null)
                result.AddError("Geef het bestand van het model.");
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var text = parsed.GetValue(schema)
                    ? ModelFile.Schema
                    : Convert(parsed.GetRequiredValue(file)!, parsed.GetValue(to) is not null);
                if (parsed.GetValue(output) is not { } path)
                {
                    Output.Line(text.TrimEnd());
                    return Run.Done;
                }

                using var half = new HalfFile(path);
                await half.Stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellation);
                half.Finish();
                return Run.Done;
            }
        );
        return command;
    }

    private static string Convert(string file, bool toSplink)
    {
        var model = ModelSource.Read(file);
        return toSplink ? SplinkSettings.Write(model) : ModelFile.Write(model);
    }
}
