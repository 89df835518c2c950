using System.Collections.Concurrent;

namespace RecordLinkage;

/// <summary>The columns that a model makes of others, made once for training and scoring together.</summary>
public static class ModelColumns
{
    /// <summary>The data with the model's own columns; those that are there already stay.</summary>
    public static Dataset Make(LinkModel model, Dataset data) => DerivedColumns.For(model, data).Data;
}

/// <summary>The columns that a model asks for, made once each: derived values are computed per distinct value, not per record.</summary>
internal sealed class DerivedColumns(Dataset data)
{
    private readonly ConcurrentDictionary<ValueExpression, Lazy<Column>> made = new();

    public Dataset Data { get; } = data;

    /// <summary>The data with the columns that the model makes itself.</summary>
    public static DerivedColumns For(LinkModel model, Dataset data)
    {
        foreach (var column in model.MadeColumns)
            if (!data.Has(column.Name))
                data = data.With(new DerivedColumns(data).Of(column.Value).Renamed(column.Name));
        return new(data);
    }

    public Column Of(ValueExpression value) => made.GetOrAdd(value, missing => new(() => Make(missing))).Value;

    private Column Make(ValueExpression value) =>
        value switch
        {
            ColumnValue column => Data[column.Column],
            DerivedValue derived => Of(derived.Of).Map(ValueText.Write(value), derived.Derive),
            Joined joined => Join(joined),
            _ => throw new NotSupportedException($"{value.GetType().Name} cannot be computed."),
        };

    private Column Join(Joined joined)
    {
        var parts = joined.Parts.Select(Of).ToArray();
        var texts = new string?[parts.Length];
        var builder = new TextDictionaryBuilder();
        var codes = new int[Data.Count];
        for (var record = 0; record < codes.Length; record++)
        {
            for (var part = 0; part < parts.Length; part++)
                texts[part] = parts[part][record];
            codes[record] = texts.Contains(null) ? 0 : builder.Add(string.Join(joined.Separator, texts));
        }

        return new(ValueText.Write(joined), codes, builder.Build());
    }
}
