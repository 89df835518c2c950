using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecordLinkage;

/// <summary>The readable JSON file of a model; <see cref="Schema"/> describes it. A settings file of Splink 4 is read as well.</summary>
public static class ModelFile
{
    private const string Format = "record-linkage/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
    };

    /// <summary>The JSON schema of the file.</summary>
    public static string Schema
    {
        get
        {
            using var stream = typeof(ModelFile).Assembly.GetManifestResourceStream("model.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <exception cref="InvalidDataException">It is no model; the message says where and why.</exception>
    public static LinkModel Read(string json)
    {
        try
        {
            using (
                var document = JsonDocument.Parse(
                    json,
                    new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
                )
            )
                if (
                    document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("blocking_rules_to_generate_predictions", out _)
                )
                    return SplinkSettings.Read(json);
            var file = JsonSerializer.Deserialize<File>(json, Options);
            if (file is not { Format: Format })
                throw new InvalidDataException(
                    $"This is no model: \"format\" must be \"{Format}\", or the file must be settings of Splink 4."
                );
            return ModelCheck.Checked(FromFile(file));
        }
        catch (JsonException trouble)
        {
            throw new InvalidDataException($"The model is no valid JSON of its schema: {trouble.Message}", trouble);
        }
    }

    public static string Write(LinkModel model) => JsonSerializer.Serialize(ToFile(model), Options) + "\n";

    private static LinkModel FromFile(File file) =>
        new()
        {
            LinkType = file.LinkType,
            Prior = file.Prior,
            IdColumn = file.IdColumn,
            Convergence = file.Convergence,
            MaximalRounds = file.MaximalRounds,
            Kinship = file.KinshipShare is { } share ? new(share) : null,
            MadeColumns = [.. (file.MadeColumns ?? []).Select(pair => new MadeColumn(pair.Key, ValueText.Read(pair.Value)))],
            BlockingRules = [.. file.BlockingRules.Select(keys => new BlockingRule([.. keys.Select(ReadKey)]))],
            Comparisons = [.. file.Comparisons.Select(FromFile)],
        };

    private static BlockingKey ReadKey(string text) =>
        Parser.Read(text) is BinaryTerm { Operator: "=" } crosswise
            ? new(ValueText.Read(crosswise.Left), ValueText.Read(crosswise.Right))
        : ValueText.Read(text) is var value ? new(value, value)
        : throw new InvalidDataException(text);

    private static Comparison FromFile(FileComparison comparison) =>
        new(
            comparison.Name,
            [
                .. comparison.Levels.Select(level => new Level(ConditionText.Read(level.When))
                {
                    Label = level.Label,
                    IsMissing = level.SaysNothing,
                    M = level.M,
                    U = level.U,
                    K = level.K,
                    FixM = level.FixM,
                    FixU = level.FixU,
                    TermFrequency = level.TermFrequency is { } column
                        ? new(column, level.TermFrequencyWeight ?? 1, level.TermFrequencyMinimalU ?? 0)
                        : null,
                }),
            ]
        )
        {
            Description = comparison.Description,
            SharedByKin = comparison.SharedByKin,
        };

    private static File ToFile(LinkModel model) =>
        new()
        {
            Format = Format,
            LinkType = model.LinkType,
            Prior = model.Prior,
            IdColumn = model.IdColumn,
            Convergence = model.Convergence,
            MaximalRounds = model.MaximalRounds,
            KinshipShare = model.Kinship?.Share,
            MadeColumns =
                model.MadeColumns.Count == 0
                    ? null
                    : model.MadeColumns.ToDictionary(made => made.Name, made => ValueText.Write(made.Value)),
            BlockingRules = [.. model.BlockingRules.Select(rule => rule.Keys.Select(key => key.ToString()).ToArray())],
            Comparisons =
            [
                .. model.Comparisons.Select(comparison => new FileComparison
                {
                    Name = comparison.Name,
                    Description = comparison.Description,
                    SharedByKin = comparison.SharedByKin,
                    Levels = [.. comparison.Levels.Select(ToFile)],
                }),
            ],
        };

    private static FileLevel ToFile(Level level) =>
        new()
        {
            When = ConditionText.Write(level.Condition),
            Label = level.Label,
            SaysNothing = level.IsMissing,
            M = level.M,
            U = level.U,
            K = level.K,
            FixM = level.FixM,
            FixU = level.FixU,
            TermFrequency = level.TermFrequency?.Column,
            TermFrequencyWeight = level.TermFrequency is { Weight: not 1 } weighted ? weighted.Weight : null,
            TermFrequencyMinimalU = level.TermFrequency is { MinimalU: not 0 } limited ? limited.MinimalU : null,
        };

    private sealed class File
    {
        [JsonPropertyName("$schema")]
        public string? SchemaAddress { get; init; }

        public required string Format { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public required LinkType LinkType { get; init; }
        public required double Prior { get; init; }
        public string IdColumn { get; init; } = "unique_id";
        public double Convergence { get; init; } = 1e-4;
        public int MaximalRounds { get; init; } = 25;
        public double? KinshipShare { get; init; }
        public Dictionary<string, string>? MadeColumns { get; init; }
        public required string[][] BlockingRules { get; init; }
        public required FileComparison[] Comparisons { get; init; }
    }

    private sealed class FileComparison
    {
        public required string Name { get; init; }
        public string? Description { get; init; }
        public bool SharedByKin { get; init; }
        public required FileLevel[] Levels { get; init; }
    }

    private sealed class FileLevel
    {
        public required string When { get; init; }
        public string? Label { get; init; }
        public bool SaysNothing { get; init; }
        public double? M { get; init; }
        public double? U { get; init; }
        public double? K { get; init; }
        public bool FixM { get; init; }
        public bool FixU { get; init; }
        public string? TermFrequency { get; init; }
        public double? TermFrequencyWeight { get; init; }
        public double? TermFrequencyMinimalU { get; init; }
    }
}
