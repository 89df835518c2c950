using System.Globalization;
using Baken.Kernel;
using Baken.Sources.Files;
using Parquet;
using Parquet.Schema;

namespace Baken.Sources.Tables;

/// <summary>The rows of a Parquet file with flat columns, a row group at a time.</summary>
internal sealed class ParquetRows : ITableRows
{
    private readonly ParquetReader reader;
    private readonly DataField[] fields;
    private Cell[][] group = [];
    private int nextGroup;
    private int row = -1;
    private int rows;

    private ParquetRows(string file, ParquetReader reader, DataField[] fields)
    {
        File = file;
        this.reader = reader;
        this.fields = fields;
        Columns = [.. fields.Select(field => field.Name)];
    }

    public string File { get; }

    public IReadOnlyList<string> Columns { get; }

    public long Line { get; private set; }

    public Cell this[int column] => group[column][row];

    public static async Task<Outcome<ParquetRows>> OpenAsync(SourceFile file, CancellationToken cancellation)
    {
        ParquetReader? reader = null;
        try
        {
            reader = await ParquetReader.CreateAsync(
                file.Path,
                new ParquetOptions { UseDateOnlyTypeForDates = true, TreatByteArrayAsString = true },
                cancellation
            );
            var nested = reader.Schema.Fields.FirstOrDefault(field =>
                field is not DataField { IsArray: false } || field.MaxRepetitionLevel > 0
            );
            if (nested is not null)
                return await Close(TableRefusals.NestedParquet(file.Name, nested.Name));
            if (reader.Schema.Fields.Count > TableFiles.MostColumns)
                return await Close(TableRefusals.TooWide(file.Name, TableFiles.MostColumns));
            return new ParquetRows(file.Name, reader, reader.Schema.GetDataFields());
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // A damaged file shows itself in many ways inside the library; whatever it is, this file cannot be read.
            return await Close(TableRefusals.BrokenParquet(file.Name));
        }

        async Task<Refusal> Close(Refusal refusal)
        {
            if (reader is not null)
                await reader.DisposeAsync();
            return refusal;
        }
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        while (++row >= rows)
        {
            if (nextGroup >= reader.RowGroupCount)
                return false;
            await LoadAsync(nextGroup++, cancellation);
        }

        Line++;
        return true;
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private async Task LoadAsync(int number, CancellationToken cancellation)
    {
        try
        {
            using var source = reader.OpenRowGroupReader(number);
            rows = checked((int)source.RowCount);
            row = -1;
            var columns = new Cell[fields.Length][];
            for (var column = 0; column < fields.Length; column++)
                columns[column] = await ColumnAsync(source, fields[column], cancellation);
            group = columns;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            throw new RefusedWhileReading(TableRefusals.BrokenParquet(File));
        }
    }

    private async Task<Cell[]> ColumnAsync(ParquetRowGroupReader source, DataField field, CancellationToken cancellation)
    {
        // The library reads texts into memory of characters or into strings; it says the first whatever is asked.
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await source.ReadAsync(field, texts.AsMemory(), cancellationToken: cancellation);
            return Array.ConvertAll(texts, text => text is null ? Cell.Empty : new Cell(text));
        }

        return field.ClrType switch
        {
            var type when type == typeof(bool) => await OfAsync<bool>(value => new Cell(value ? "ja" : "nee")),
            var type when type == typeof(sbyte) => await OfAsync<sbyte>(value => Cell.Of(value)),
            var type when type == typeof(byte) => await OfAsync<byte>(value => Cell.Of(value)),
            var type when type == typeof(short) => await OfAsync<short>(value => Cell.Of(value)),
            var type when type == typeof(ushort) => await OfAsync<ushort>(value => Cell.Of(value)),
            var type when type == typeof(int) => await OfAsync<int>(value => Cell.Of(value)),
            var type when type == typeof(uint) => await OfAsync<uint>(value => Cell.Of(value)),
            var type when type == typeof(long) => await OfAsync<long>(value => Cell.Of(value)),
            var type when type == typeof(ulong) => await OfAsync<ulong>(value => Cell.Of(value)),
            var type when type == typeof(float) => await OfAsync<float>(value =>
                double.IsFinite(value) ? Cell.Of((double)(decimal)value) : Cell.Empty
            ),
            var type when type == typeof(double) => await OfAsync<double>(value =>
                double.IsFinite(value) ? Cell.Of(value) : Cell.Empty
            ),
            var type when type == typeof(decimal) => await OfAsync<decimal>(value => Cell.Of((double)value)),
            var type when type == typeof(DateOnly) => await OfAsync<DateOnly>(Cell.Of),
            var type when type == typeof(DateTime) => await OfAsync<DateTime>(value => Cell.Of(DateOnly.FromDateTime(value))),
            var type when type == typeof(Guid) => await OfAsync<Guid>(value => new Cell(
                value.ToString("D", CultureInfo.InvariantCulture)
            )),
            _ => Unread(),
        };

        Cell[] Unread()
        {
            var cells = new Cell[rows];
            Array.Fill(cells, Cell.Empty);
            return cells;
        }

        async Task<Cell[]> OfAsync<T>(Converter<T, Cell> cell)
            where T : struct
        {
            if (!field.IsNullable)
            {
                var values = new T[rows];
                await source.ReadAsync<T>(field, values.AsMemory(), cancellationToken: cancellation);
                return Array.ConvertAll(values, cell);
            }

            var perhaps = new T?[rows];
            await source.ReadAsync<T>(field, perhaps.AsMemory(), cancellationToken: cancellation);
            return Array.ConvertAll(perhaps, value => value is { } known ? cell(known) : Cell.Empty);
        }
    }
}
