namespace RecordLinkage;

/// <summary>One column of a data set: a code per record into the dictionary of its distinct values.</summary>
public sealed class Column
{
    private readonly int[] codes;

    internal Column(string name, int[] codes, TextDictionary values)
    {
        Name = name;
        this.codes = codes;
        Values = values;
    }

    public string Name { get; }

    public TextDictionary Values { get; }

    public ReadOnlySpan<int> Codes => codes;

    /// <summary>The value of a record, or null where it is missing.</summary>
    public string? this[int record] => Values.Text(codes[record]);

    internal int[] CodeArray => codes;

    internal Column Renamed(string name) => new(name, codes, Values);

    /// <summary>How often each value occurs, by its code; at 0 how often it is missing.</summary>
    internal int[] Frequencies()
    {
        var counts = new int[Values.Count + 1];
        foreach (var code in codes)
            counts[code]++;
        return counts;
    }

    /// <summary>A column with a value per distinct value of this one.</summary>
    internal Column Map(string name, Func<string, string?> change)
    {
        var builder = new TextDictionaryBuilder();
        var changed = new int[Values.Count + 1];
        for (var code = 1; code < changed.Length; code++)
            changed[code] = builder.Add((change(Values.Text(code)!) ?? "").AsSpan());
        var mapped = new int[codes.Length];
        for (var record = 0; record < mapped.Length; record++)
            mapped[record] = changed[codes[record]];
        return new(name, mapped, builder.Build());
    }
}
