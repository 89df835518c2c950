using System.Globalization;
using Parquet;
using Parquet.Schema;
using RecordLinkage;

namespace Baken.Cli.Linkage;

/// <summary>Parquet, one row group at a time; dates, numbers and lists are brought to text.</summary>
internal static class ParquetTable
{
    public static async Task<IReadOnlyList<string>> ColumnsAsync(string path, CancellationToken cancellation)
    {
        await using var reader = await OpenAsync(path, cancellation);
        return [.. reader.Schema.GetDataFields().Select(field => field.Name)];
    }

    public static async Task AppendAsync(DatasetBuilder builder, string path, CancellationToken cancellation)
    {
        await using var reader = await OpenAsync(path, cancellation);
        var fields = reader.Schema.GetDataFields().ToDictionary(field => field.Name, StringComparer.Ordinal);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            for (var column = 0; column < builder.Columns.Count; column++)
                await ReadColumnAsync(rows, fields[builder.Columns[column]], builder, column, cancellation);
        }
    }

    private static Task ReadColumnAsync(
        ParquetRowGroupReader rows,
        DataField field,
        DatasetBuilder builder,
        int column,
        CancellationToken cancellation
    )
    {
        var count = checked((int)rows.RowCount);
        if (field.MaxRepetitionLevel > 0)
            throw new InvalidDataException(
                $"De kolom '{field.Name}' bevat lijsten. Schrijf een lijst als één tekst met '|' tussen de waarden."
            );
        return field.ClrType switch
        {
            // The library reads texts into memory of characters or into strings; it says the first whatever is asked.
            var type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => TextsAsync(),
            var type when type == typeof(bool) => OfAsync<bool>(value => value ? "true" : "false"),
            var type when type == typeof(short) => NumbersAsync<short>(),
            var type when type == typeof(int) => NumbersAsync<int>(),
            var type when type == typeof(uint) => NumbersAsync<uint>(),
            var type when type == typeof(long) => NumbersAsync<long>(),
            var type when type == typeof(ulong) => NumbersAsync<ulong>(),
            var type when type == typeof(float) => NumbersAsync<float>(),
            var type when type == typeof(double) => NumbersAsync<double>(),
            var type when type == typeof(decimal) => NumbersAsync<decimal>(),
            var type when type == typeof(DateOnly) => OfAsync<DateOnly>(value =>
                value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            var type when type == typeof(DateTime) => OfAsync<DateTime>(value =>
                value.ToString(value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "s", CultureInfo.InvariantCulture)
            ),
            var type when type == typeof(Guid) => OfAsync<Guid>(value => value.ToString("D", CultureInfo.InvariantCulture)),
            var type => throw new InvalidDataException(
                $"De kolom '{field.Name}' heeft het type {type.Name}, dat niet kan worden vergeleken."
            ),
        };

        async Task TextsAsync()
        {
            var texts = new string?[count];
            await rows.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellation);
            foreach (var text in texts)
                builder.Add(column, text.AsSpan().Trim());
        }

        Task NumbersAsync<T>()
            where T : struct, IFormattable => OfAsync<T>(value => value.ToString(null, CultureInfo.InvariantCulture));

        async Task OfAsync<T>(Func<T, string> text)
            where T : struct
        {
            if (field.IsNullable)
            {
                var perhaps = new T?[count];
                await rows.ReadAsync<T>(field, perhaps.AsMemory(), cancellationToken: cancellation);
                foreach (var value in perhaps)
                    builder.Add(column, value is { } known ? text(known).AsSpan() : []);
                return;
            }

            var values = new T[count];
            await rows.ReadAsync<T>(field, values.AsMemory(), cancellationToken: cancellation);
            foreach (var value in values)
                builder.Add(column, text(value).AsSpan());
        }
    }

    private static async Task<ParquetReader> OpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await ParquetReader.CreateAsync(path, cancellationToken: cancellation);
        }
        catch (Exception trouble) when (trouble is IOException or ParquetException)
        {
            throw new InvalidDataException($"'{path}' is geen leesbaar Parquet-bestand: {trouble.Message}", trouble);
        }
    }
}
