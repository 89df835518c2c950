namespace RecordLinkage.Benchmarks;

/// <summary>Fictitious people, a third of whom stand there twice with errors: names as skewed as real ones.</summary>
internal static class People
{
    public static readonly string[] Columns =
    [
        "unique_id",
        "given_name",
        "surname",
        "birth_date",
        "street",
        "house_number",
        "postcode",
        "kvk",
        "phone",
    ];

    public static Dataset Make(int records, int seed)
    {
        var random = new Random(seed);
        var given = Names(400, 2, random);
        var surnames = Names(6000, 3, random);
        var builder = new DatasetBuilder(Columns);
        var values = new string[Columns.Length];
        while (builder.Count < records)
        {
            Fill(values, random, given, surnames);
            for (var copy = 0; copy < (random.Next(3) == 0 ? 2 : 1) && builder.Count < records; copy++)
            {
                values[0] = $"{builder.Count}";
                if (copy > 0)
                    values[1 + random.Next(2)] = Typo(values[1 + random.Next(2)], random);
                builder.Add(values);
            }
        }

        return builder.Build("unique_id");
    }

    private static void Fill(string[] values, Random random, string[] given, string[] surnames)
    {
        values[1] = given[Skewed(given.Length, random)];
        values[2] = surnames[Skewed(surnames.Length, random)];
        values[3] = $"{1930 + random.Next(78)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}";
        var area = random.Next(4000);
        values[4] = surnames[area] + "straat";
        values[5] = $"{1 + random.Next(180)}";
        values[6] = $"{1000 + area}{(char)('A' + random.Next(20))}{(char)('A' + random.Next(20))}";
        values[7] = random.Next(8) == 0 ? $"{10_000_000 + random.Next(80_000_000)}" : "";
        values[8] = random.Next(3) == 0 ? "" : $"06{10_000_000 + random.Next(89_000_000)}";
    }

    // The share of a name falls with its rank, as in Zipf's law.
    private static int Skewed(int count, Random random) => (int)(count * Math.Pow(random.NextDouble(), 3));

    private static string[] Names(int count, int syllables, Random random) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    string.Concat(
                        Enumerable
                            .Range(0, syllables)
                            .Select(_ => $"{"bdfghjklmnprstvwz"[random.Next(17)]}{"aeiou"[random.Next(5)]}")
                    )
                ),
        ];

    private static string Typo(string value, Random random)
    {
        var at = random.Next(value.Length - 1);
        return value[..at] + value[at + 1] + value[at] + value[(at + 2)..];
    }
}
