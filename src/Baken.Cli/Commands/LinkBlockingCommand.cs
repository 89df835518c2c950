using System.CommandLine;
using Baken.Cli.Linkage;
using Baken.Kernel;
using RecordLinkage;

namespace Baken.Cli.Commands;

/// <summary><c>baken link blocking</c>: what the blocking rules would cost, before any pair is compared.</summary>
internal static class LinkBlockingCommand
{
    public static Command Make()
    {
        var left = LinkOptions.Left();
        var right = LinkOptions.Right();
        var model = LinkOptions.Model();
        var json = Common.Json();
        var command = new Command("blocking", "Telt de paren per regel, en noemt de waarde die de meeste maakt.")
        {
            left,
            right,
            model,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var rules = ModelSource.Read(parsed.GetRequiredValue(model));
                var data = await TableFile.ReadAsync(
                    parsed.GetRequiredValue(left),
                    parsed.GetValue(right),
                    rules.IdColumn,
                    cancellation
                );
                if (ModelCheck.Problems(rules, data) is [_, ..] problems)
                    throw new InvalidDataException(string.Join("\n", problems));
                var report = BlockingReport.Of(rules, data, cancellation);
                if (parsed.GetValue(json))
                    Output.Json(
                        report.Rules.Select(rule => new
                        {
                            Rule = rule.Rule.ToString(),
                            rule.Pairs,
                            rule.Blocks,
                            rule.RecordsWithoutKey,
                            rule.LargestKey,
                            rule.LargestBlock,
                            rule.PairsOfLargestBlock,
                        })
                    );
                else
                    Output.Table(
                        ["regel", "paren", "zonder sleutel", "grootste blok", "waarde"],
                        report.Rules.Select(rule =>
                            new[]
                            {
                                rule.Rule.ToString(),
                                rule.Pairs.ToString("N0", Language.Dutch),
                                rule.RecordsWithoutKey.ToString("N0", Language.Dutch),
                                rule.LargestBlock.ToString("N0", Language.Dutch),
                                rule.LargestKey ?? "",
                            }
                        )
                    );
                return Run.Done;
            }
        );
        return command;
    }
}
