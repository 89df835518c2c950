using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecordLinkage;

/// <summary>Settings files of Splink 4: read into a model, and written from one, so that a model trained here runs there and the other way round.</summary>
public static class SplinkSettings
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="InvalidDataException">The file is no such settings, or holds SQL outside the comparison library; the message names it.</exception>
    public static LinkModel Read(string json)
    {
        try
        {
            var settings = JsonNode.Parse(json)?.AsObject() ?? throw new InvalidDataException("The settings are empty.");
            var model = new LinkModel
            {
                LinkType = Text(settings, "link_type") switch
                {
                    "dedupe_only" => LinkType.Dedupe,
                    "link_only" => LinkType.Link,
                    "link_and_dedupe" => LinkType.LinkAndDedupe,
                    var other => throw new InvalidDataException($"link_type '{other}' is unknown."),
                },
                Prior = Number(settings, "probability_two_random_records_match") ?? 1e-4,
                IdColumn = Text(settings, "unique_id_column_name") ?? "unique_id",
                Convergence = Number(settings, "em_convergence") ?? 1e-4,
                MaximalRounds = (int)(Number(settings, "max_iterations") ?? 25),
                BlockingRules = [.. Array(settings, "blocking_rules_to_generate_predictions").Select(ReadRule)],
                Comparisons = [.. Array(settings, "comparisons").Select(node => ReadComparison(node!.AsObject()))],
            };
            return ModelCheck.Checked(model with { MadeColumns = JoinedNames(model) });
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The file is no settings of Splink 4: {trouble.Message}", trouble);
        }
    }

    public static string Write(LinkModel model)
    {
        if (model.Kinship is not null)
            throw new InvalidDataException(
                "Splink knows no class of relatives: train the model without it before writing it for Splink."
            );
        var settings = new JsonObject
        {
            ["link_type"] = model.LinkType switch
            {
                LinkType.Dedupe => "dedupe_only",
                LinkType.Link => "link_only",
                LinkType.LinkAndDedupe => "link_and_dedupe",
            },
            ["probability_two_random_records_match"] = model.Prior,
            ["retain_matching_columns"] = false,
            ["retain_intermediate_calculation_columns"] = false,
            ["additional_columns_to_retain"] = new JsonArray(),
            ["sql_dialect"] = "duckdb",
            ["em_convergence"] = model.Convergence,
            ["max_iterations"] = model.MaximalRounds,
            ["bayes_factor_column_prefix"] = "bf_",
            ["term_frequency_adjustment_column_prefix"] = "tf_",
            ["comparison_vector_value_column_prefix"] = "gamma_",
            ["unique_id_column_name"] = model.IdColumn,
            ["source_dataset_column_name"] = "source_dataset",
            ["blocking_rules_to_generate_predictions"] = new JsonArray([
                .. model.BlockingRules.Select(rule => new JsonObject
                {
                    ["blocking_rule"] = rule.Sql ?? SqlText.Write(rule),
                    ["sql_dialect"] = "duckdb",
                }),
            ]),
            ["comparisons"] = new JsonArray([.. model.Comparisons.Select(WriteComparison)]),
        };
        return settings.ToJsonString(Indented) + "\n";
    }

    private static BlockingRule ReadRule(JsonNode? node)
    {
        var sql = node is JsonObject rule ? Text(rule, "blocking_rule") : node?.GetValue<string>();
        return SqlConditions.ReadRule(sql ?? throw new InvalidDataException("A blocking rule has no SQL."));
    }

    private static Comparison ReadComparison(JsonObject node)
    {
        var levels = Array(node, "comparison_levels").Select(level => ReadLevel(level!.AsObject())).ToList();
        var name =
            Text(node, "output_column_name")
            ?? levels.SelectMany(level => level.Condition.Values).SelectMany(value => value.Columns).FirstOrDefault()
            ?? throw new InvalidDataException("A comparison has neither a name nor a column.");
        return new(name, DefaultProbabilities.Fill(levels)) { Description = Text(node, "comparison_description") };
    }

    private static Level ReadLevel(JsonObject node)
    {
        var sql = Text(node, "sql_condition") ?? throw new InvalidDataException("A level has no sql_condition.");
        return new(SqlConditions.Read(sql))
        {
            Sql = sql,
            Label = Text(node, "label_for_charts"),
            IsMissing = Flag(node, "is_null_level"),
            M = Number(node, "m_probability"),
            U = Number(node, "u_probability"),
            FixM = Flag(node, "fix_m_probability"),
            FixU = Flag(node, "fix_u_probability"),
            TermFrequency = Text(node, "tf_adjustment_column") is { } column
                ? new(
                    SqlConditions.Unquoted(column),
                    Number(node, "tf_adjustment_weight") ?? 1,
                    Number(node, "tf_minimum_u_value") ?? 0
                )
                : null,
        };
    }

    private static JsonObject WriteComparison(Comparison comparison) =>
        new()
        {
            ["output_column_name"] = comparison.Name,
            ["comparison_levels"] = new JsonArray([.. comparison.Levels.Select(WriteLevel)]),
            ["comparison_description"] = comparison.Description ?? "CustomComparison",
        };

    private static JsonObject WriteLevel(Level level)
    {
        var node = new JsonObject
        {
            ["sql_condition"] = level.Sql ?? SqlText.Write(level.Condition),
            ["label_for_charts"] = level.Label ?? ConditionText.Write(level.Condition),
        };
        if (level.M is { } m && !level.IsMissing)
            node["m_probability"] = m;
        if (level.U is { } u && !level.IsMissing)
            node["u_probability"] = u;
        node["fix_m_probability"] = level.FixM;
        node["fix_u_probability"] = level.FixU;
        if (level.IsMissing)
            node["is_null_level"] = true;
        if (level.TermFrequency is { } frequency)
        {
            node["tf_adjustment_column"] = frequency.Column;
            node["tf_adjustment_weight"] = frequency.Weight;
            if (frequency.MinimalU > 0)
                node["tf_minimum_u_value"] = frequency.MinimalU;
        }

        return node;
    }

    // Splink expects the joined name of its forename and surname comparison to be made beforehand; by its convention of naming we can do that here.
    private static List<MadeColumn> JoinedNames(LinkModel model)
    {
        var columns = ModelCheck.ColumnsOf(model).ToHashSet(StringComparer.Ordinal);
        var made = new List<MadeColumn>();
        foreach (var column in columns.Where(column => column.EndsWith("_concat", StringComparison.Ordinal)))
        foreach (var first in columns)
            if (
                column.StartsWith(first + "_", StringComparison.Ordinal)
                && columns.Contains(column[(first.Length + 1)..^"_concat".Length])
            )
                made.Add(new(column, new Joined([first, column[(first.Length + 1)..^"_concat".Length]], " ")));
        return made;
    }

    private static string? Text(JsonObject node, string key) => node[key]?.GetValue<string>();

    private static double? Number(JsonObject node, string key) => node[key]?.GetValue<double>();

    private static bool Flag(JsonObject node, string key) => node[key]?.GetValue<bool>() ?? false;

    private static JsonArray Array(JsonObject node, string key) =>
        node[key]?.AsArray() ?? throw new InvalidDataException($"The settings have no '{key}'.");
}
