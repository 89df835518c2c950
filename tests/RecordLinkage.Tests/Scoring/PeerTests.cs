using System.Globalization;
using System.Text.RegularExpressions;
using Parquet;

namespace RecordLinkage.Tests;

/// <summary>Scores held against those that Splink 4.0.17 on DuckDB gave.</summary>
public sealed partial class PeerTests
{
    private static readonly string[] Compared = ["given_name", "surname", "birth_date", "address", "phone", "kvk"];

    [Fact]
    public void Every_combination_of_levels_gets_the_level_and_the_weight_that_Splink_gave()
    {
        var lines = File.ReadAllLines(Given.Reference("synthnl-pairs.csv"));
        var names = lines[0].Split(',');
        string[] columns = ["given_name", "surname", "birth_date", "postcode", "house_number", "street", "pc4", "phone", "kvk"];
        var model = Given.Model("synth100k.splink4.model.json");
        var weights = Weights.Of(model);
        foreach (var line in lines.Skip(1))
        {
            var cells = names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
            var data = Given.Data(
                columns,
                [.. columns.Select(column => cells[column + "_l"])],
                [.. columns.Select(column => cells[column + "_r"])]
            );
            var reasons = new PairInspector(model, new SharedFeatures(DerivedColumns.For(model, data))).Reasons(weights, 0, 1);
            var weight = weights.Prior;
            for (var c = 0; c < Compared.Length; c++)
            {
                var gamma = int.Parse(cells["gamma_" + Compared[c]], CultureInfo.InvariantCulture);
                var level = gamma < 0 ? 0 : reasons[c].Comparison.Levels.Count - 1 - gamma;
                reasons[c].Level.ShouldBe(level, line);
                weight += reasons[c].Bits;
                // The frequencies are those of the whole set, which the file gives beside each pair.
                if (reasons[c].At.TermFrequency is not null)
                    weight += TermFrequencies.Bits(weights.Comparisons[c], level, Rarity("l"), Rarity("r"));

                double Rarity(string side) =>
                    -Math.Log2(double.Parse(cells[$"tf_{Compared[c]}_{side}"], CultureInfo.InvariantCulture));
            }

            weight.ShouldBe(double.Parse(cells["match_weight"], CultureInfo.InvariantCulture), 1e-6, line);
        }

        lines.Length.ShouldBe(401);
    }

    [Fact]
    public async Task All_pairs_of_febrl4_get_the_weight_that_Splink_gave()
    {
        var model = ModelFile.Read(
            await File.ReadAllTextAsync(Given.Shared("settings/febrl4.splink4.model.json"), TestContext.Current.CancellationToken)
        );
        var left = await File.ReadAllLinesAsync(Given.Shared("data/febrl4a.csv"), TestContext.Current.CancellationToken);
        var right = await File.ReadAllLinesAsync(Given.Shared("data/febrl4b.csv"), TestContext.Current.CancellationToken);
        var builder = new DatasetBuilder([.. left[0].Split(',').Select(name => name.Trim())]);
        Append(builder, left);
        builder.BeginRight();
        Append(builder, right);
        await CompareAsync(model, builder.Build("rec_id"), Given.Shared("peer-output/febrl4.splink4.pairs.parquet"), 31_956);
    }

    [Fact]
    public async Task All_pairs_of_100_000_Dutch_records_get_the_weight_that_Splink_gave()
    {
        var model = Given.Model("synth100k.splink4.model.json");
        await using var packed = File.OpenRead(Given.Shared("data/synthnl_100k.prep.csv.gz"));
        using var text = new StreamReader(
            new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress)
        );
        var lines = (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        var builder = new DatasetBuilder(lines[0].Trim().Split(','));
        Append(builder, lines);
        await CompareAsync(
            model,
            builder.Build("unique_id"),
            Given.Shared("peer-output/synth100k.splink4.pairs.parquet"),
            324_268
        );
    }

    private static void Append(DatasetBuilder builder, string[] lines)
    {
        foreach (var line in lines.Skip(1))
            builder.Add([.. Cell().Matches(line).Select(cell => cell.Groups[1].Value.Trim().Trim('"'))]);
    }

    [GeneratedRegex("(?:^|,)(\"[^\"]*\"|[^,]*)")]
    private static partial Regex Cell();

    private static async Task CompareAsync(LinkModel model, Dataset data, string peer, int count)
    {
        var ours = new Dictionary<(string, string), double>();
        PairScorer.Run(
            model,
            data,
            new() { Threshold = 0 },
            pairs =>
            {
                foreach (var pair in pairs)
                    ours.Add((data.IdOf(pair.Left), data.IdOf(pair.Right)), pair.Weight);
            }
        );
        var theirs = await ReadAsync(peer, model.IdColumn);
        ours.Count.ShouldBe(count);
        theirs.Count.ShouldBe(count);
        foreach (var (left, right, weight) in theirs)
            ours[(left, right)].ShouldBe(weight, 1e-6, $"{left} {right}");
    }

    private static async Task<List<(string Left, string Right, double Weight)>> ReadAsync(string path, string id)
    {
        var rows = new List<(string, string, double)>();
        await using var reader = await ParquetReader.CreateAsync(path);
        var fields = reader.Schema.GetDataFields().ToDictionary(field => field.Name);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var source = reader.OpenRowGroupReader(group);
            var weights = new double?[source.RowCount];
            await source.ReadAsync<double>(fields["match_weight"], weights.AsMemory());
            var left = await Ids("_l");
            var right = await Ids("_r");
            for (var i = 0; i < weights.Length; i++)
                rows.Add((left[i], right[i], weights[i]!.Value));

            async Task<string[]> Ids(string side)
            {
                var field = fields[id + side];
                if (field.ClrType == typeof(int))
                {
                    var numbers = new int?[source.RowCount];
                    await source.ReadAsync<int>(field, numbers.AsMemory());
                    return [.. numbers.Select(number => number!.Value.ToString(CultureInfo.InvariantCulture))];
                }

                var texts = new string?[source.RowCount];
                await source.ReadAsync(field, texts.AsMemory());
                return texts!;
            }
        }

        return rows;
    }
}
