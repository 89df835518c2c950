namespace RecordLinkage;

/// <summary>What is the same for all threads: columns, packed texts and parsed numbers, each made once.</summary>
internal sealed class SharedFeatures(DerivedColumns columns)
{
    private readonly Dictionary<Column, PackedTexts> texts = [];
    private readonly Dictionary<Column, LetterSignature[]> letters = [];
    private readonly Dictionary<Column, BigramSignature[]> bigrams = [];
    private readonly Dictionary<Column, BigramSignature[]> elements = [];
    private readonly Dictionary<Column, double[]> numbers = [];
    private readonly Dictionary<Column, double[]> rarity = [];
    private readonly Dictionary<(ValueExpression, ValueExpression), int[]> translated = [];
    private readonly Lock gate = new();

    public DerivedColumns Columns => columns;

    public PackedTexts Texts(Column column) => Once(texts, column, () => new(column.Values));

    public LetterSignature[] Letters(Column column) => Once(letters, column, () => Signatures(column, LetterSignature.Of));

    public BigramSignature[] Bigrams(Column column) => Once(bigrams, column, () => Signatures(column, BigramSignature.Of));

    public BigramSignature[] Elements(Column column) =>
        Once(elements, column, () => Signatures(column, RecordLinkage.Elements.Signature));

    /// <summary>The values as numbers; NaN where they are none.</summary>
    public double[] Numbers(Column column) =>
        Once(
            numbers,
            column,
            () =>
            {
                var parsed = new double[column.Values.Count + 1];
                parsed[0] = double.NaN;
                for (var code = 1; code < parsed.Length; code++)
                    if (
                        !double.TryParse(
                            column.Values.Bytes(code),
                            System.Globalization.CultureInfo.InvariantCulture,
                            out parsed[code]
                        )
                    )
                        parsed[code] = double.NaN;
                return parsed;
            }
        );

    /// <summary>Minus log2 of the share of the records that have a value at all which have this one; infinite for the missing value.</summary>
    public double[] Rarity(Column column) =>
        Once(
            rarity,
            column,
            () =>
            {
                var counts = column.Frequencies();
                var total = (double)(column.Codes.Length - counts[0]);
                var bits = Array.ConvertAll(counts, count => -Math.Log2(count / total));
                bits[0] = double.PositiveInfinity;
                return bits;
            }
        );

    /// <summary>The values of one column with the codes of another; -1 where that one has no such value.</summary>
    public int[] Translated(ValueExpression into, ValueExpression from)
    {
        lock (gate)
        {
            if (!translated.TryGetValue((into, from), out var codes))
                translated.Add((into, from), codes = BlockKeys.Translate(columns.Of(into), columns.Of(from), -1));
            return codes;
        }
    }

    private static T[] Signatures<T>(Column column, SignatureOf<T> signature)
    {
        var made = new T[column.Values.Count + 1];
        for (var code = 1; code < made.Length; code++)
            made[code] = signature(column.Values.Bytes(code));
        return made;
    }

    private delegate T SignatureOf<T>(ReadOnlySpan<byte> text);

    private T Once<T>(Dictionary<Column, T> made, Column column, Func<T> make)
    {
        lock (gate)
        {
            if (!made.TryGetValue(column, out var value))
                made.Add(column, value = make());
            return value;
        }
    }
}

/// <summary>The features of one thread: each is loaded once per tile, however many kernels look at it.</summary>
internal sealed class Features(SharedFeatures shared)
{
    private Tile? waiting;
    private readonly List<Feature> all = [];
    private readonly Dictionary<(Type, object), Feature> made = [];

    public SharedFeatures Shared => shared;

    public CodeFeature Codes(ValueExpression value) => CodesOf(shared.Columns.Of(value));

    public CodeFeature Keys(int[] keys) => Once(keys, () => new CodeFeature(keys));

    public TextFeature Text(ValueExpression value)
    {
        var column = shared.Columns.Of(value);
        var codes = CodesOf(column);
        return Once(column, () => new TextFeature(codes, shared.Texts(column)));
    }

    public LetterFeature Letters(ValueExpression value)
    {
        var column = shared.Columns.Of(value);
        return Once(column, () => new LetterFeature(column.CodeArray, shared.Letters(column)));
    }

    public BigramFeature Bigrams(ValueExpression value)
    {
        var column = shared.Columns.Of(value);
        return Once(column, () => new BigramFeature(column.CodeArray, shared.Bigrams(column)));
    }

    /// <summary>The elements of lists, hashed into 64 bits.</summary>
    public BigramFeature Elements(ValueExpression value)
    {
        var column = shared.Columns.Of(value);
        return Once(shared.Elements(column), () => new BigramFeature(column.CodeArray, shared.Elements(column)));
    }

    /// <summary>The codes of the right side of an equality, in the dictionary of the left side.</summary>
    public CodeFeature Comparable(Same same) =>
        same.Left == same.Right ? Codes(same.Right) : Keys(shared.Translated(same.Left, same.Right));

    /// <summary>The code of a text in its column; 0 where no record has it.</summary>
    public int CodeOf(IsText text)
    {
        var values = shared.Columns.Of(text.Value).Values;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.Text);
        for (var code = 1; code <= values.Count; code++)
            if (values.Bytes(code).SequenceEqual(bytes))
                return code;
        return 0;
    }

    public NumberFeature Numbers(ValueExpression value)
    {
        var column = shared.Columns.Of(value);
        return Once(shared.Numbers(column), () => new NumberFeature(column.CodeArray, shared.Numbers(column)));
    }

    public NumberFeature Rarity(string columnName)
    {
        var column = shared.Columns.Of(columnName);
        return Once(shared.Rarity(column), () => new NumberFeature(column.CodeArray, shared.Rarity(column)));
    }

    /// <summary>Another tile comes; nothing is loaded until somebody looks.</summary>
    public void Begin(Tile tile) => waiting = tile;

    /// <summary>Loads the tile that waits, if one does.</summary>
    public void Ensure()
    {
        if (waiting is { } tile)
            Load(tile.Records.AsSpan(0, tile.Count));
        waiting = null;
    }

    public void Load(ReadOnlySpan<int> records)
    {
        foreach (var feature in all)
            feature.Load(records);
    }

    private CodeFeature CodesOf(Column column) => Once(column, () => new CodeFeature(column.CodeArray));

    private T Once<T>(object source, Func<T> make)
        where T : Feature
    {
        if (made.TryGetValue((typeof(T), source), out var found))
            return (T)found;
        var feature = make();
        all.Add(feature);
        made.Add((typeof(T), source), feature);
        return feature;
    }
}
