using Baken.Kernel;

namespace Baken.Sectors.StartingSets;

/// <summary>
/// The sectors that Baken ships: a list to start from, with the evidence that was found and nothing else. Where nothing
/// was found the verdict is unknown.
/// </summary>
internal static class StartingSet
{
    public const string Author = "Baken startset";

    /// <summary>When the sources were read.</summary>
    public static readonly DateOnly Date = new(2026, 11, 24);

    public static readonly DateOnly ReviewBy = new(2027, 11, 24);

    /// <summary>Sectors in the order of the list, with a judgement for every criterion.</summary>
    public static IReadOnlyList<VulnerableSector> Sectors { get; } = Read();

    private static List<VulnerableSector> Read()
    {
        var judgements = Csv.Read("judgements.csv")
            .ToDictionary(
                row => (row["sector"], row["criterion"]),
                row => new Judgement(
                    row["criterion"],
                    Enum.Parse<Verdict>(row["verdict"], ignoreCase: true),
                    row["evidence"],
                    row["source"],
                    Author,
                    Date,
                    ReviewBy,
                    "",
                    Criteria.Version
                )
            );
        return
        [
            .. Csv.Read("starting-set.csv")
                .Select(row => new VulnerableSector(
                    row["key"],
                    row["name"],
                    row["nameEnglish"],
                    [.. Codes(2008, row["sbi2008"]), .. Codes(2025, row["sbi2025"])],
                    row["note"],
                    "startset",
                    "",
                    Date,
                    "",
                    [
                        .. Criteria.All.Select(criterion => new CriterionState(
                            criterion.Key,
                            judgements.GetValueOrDefault((row["key"], criterion.Key))
                                ?? Unknown(criterion.Key, Author, Date, ReviewBy),
                            false,
                            []
                        )),
                    ]
                )),
        ];
    }

    public static Judgement Unknown(string criterion, string author, DateOnly date, DateOnly reviewBy) =>
        new(criterion, Verdict.Unknown, "", "", author, date, reviewBy, "", Criteria.Version);

    /// <summary>Codes parted by blanks; a star behind a code: read in a published list.</summary>
    private static IEnumerable<SectorCode> Codes(int edition, string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code =>
                SectorCode.Of(
                    SbiCode.Parse($"sbi{edition}:{code.TrimEnd('*')}"),
                    code.EndsWith('*') ? CodeStanding.Confirmed : CodeStanding.Recalled
                )
            );

    /// <summary>RFC 4180 without line breaks in fields, for the two files that lie in this assembly.</summary>
    private static class Csv
    {
        public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string file)
        {
            using var reader = new StreamReader(
                typeof(StartingSet).Assembly.GetManifestResourceStream($"Baken.Sectors.StartingSet.{file}")
                    ?? throw new InvalidOperationException($"{file} is not in the assembly.")
            );
            var header = Fields(reader.ReadLine()!);
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                var fields = Fields(line);
                if (fields.Count != header.Count)
                    throw new InvalidOperationException($"{file}: {fields.Count} fields in '{line}', expected {header.Count}.");
                yield return header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
            }
        }

        private static List<string> Fields(string line)
        {
            var fields = new List<string>();
            for (var at = 0; at <= line.Length; at++)
            {
                var start = at;
                if (at < line.Length && line[at] == '"')
                {
                    at = line.IndexOf('"', at + 1);
                    fields.Add(line[(start + 1)..at]);
                    at++;
                }
                else
                {
                    at = line.IndexOf(',', at) is var comma and >= 0 ? comma : line.Length;
                    fields.Add(line[start..at]);
                }
            }

            return fields;
        }
    }
}
