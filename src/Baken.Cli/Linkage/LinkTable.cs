using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Baken.Cli.Linkage;

/// <summary>Writes rows of texts and numbers as CSV, or as Parquet where the name says so, a group of rows at a time.</summary>
internal sealed class LinkTable : IDisposable
{
    private const int GroupSize = 1 << 17;

    private readonly HalfFile file;
    private readonly string[] texts;
    private readonly string[] numbers;
    private readonly StreamWriter? csv;
    private readonly ParquetSchema? schema;
    private readonly List<string>[] textColumns;
    private readonly List<double>[] numberColumns;
    private ParquetWriter? parquet;

    public LinkTable(string path, string[] texts, string[] numbers)
    {
        this.texts = texts;
        this.numbers = numbers;
        file = new(path);
        textColumns = [.. texts.Select(_ => new List<string>())];
        numberColumns = [.. numbers.Select(_ => new List<double>())];
        if (TableFile.IsParquet(path))
            schema = new([
                .. texts.Select(name => new DataField<string>(name, false)),
                .. numbers.Select(name => new DataField<double>(name)),
            ]);
        else
        {
            csv = new StreamWriter(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            csv.WriteLine(string.Join(',', [.. texts, .. numbers]));
        }
    }

    public void Add(ReadOnlySpan<string> textValues, ReadOnlySpan<double> numberValues)
    {
        if (csv is not null)
        {
            WriteLine(textValues, numberValues);
            return;
        }

        for (var i = 0; i < textValues.Length; i++)
            textColumns[i].Add(textValues[i]);
        for (var i = 0; i < numberValues.Length; i++)
            numberColumns[i].Add(numberValues[i]);
        if (textColumns[0].Count == GroupSize)
            WriteGroupAsync().GetAwaiter().GetResult();
    }

    public async Task FinishAsync()
    {
        if (csv is not null)
            await csv.DisposeAsync();
        else
        {
            await WriteGroupAsync();
            await parquet!.DisposeAsync();
        }

        file.Finish();
    }

    public void Dispose() => file.Dispose();

    private void WriteLine(ReadOnlySpan<string> textValues, ReadOnlySpan<double> numberValues)
    {
        Span<char> buffer = stackalloc char[32];
        for (var i = 0; i < textValues.Length; i++)
        {
            if (i > 0)
                csv!.Write(',');
            if (textValues[i].AsSpan().IndexOfAny(",\"\r\n") < 0)
                csv!.Write(textValues[i]);
            else
                csv!.Write($"\"{textValues[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        foreach (var number in numberValues)
        {
            csv!.Write(',');
            number.TryFormat(buffer, out var length, "R", CultureInfo.InvariantCulture);
            csv.Write(buffer[..length]);
        }

        csv!.WriteLine();
    }

    private async Task WriteGroupAsync()
    {
        parquet ??= await ParquetWriter.CreateAsync(schema!, file.Stream);
        using var group = parquet.CreateRowGroup();
        var fields = schema!.GetDataFields();
        for (var i = 0; i < texts.Length; i++)
            await group.WriteAsync(fields[i], textColumns[i]);
        for (var i = 0; i < numbers.Length; i++)
            await group.WriteAsync<double>(fields[texts.Length + i], numberColumns[i].ToArray());
        group.CompleteValidate();
        foreach (var column in textColumns)
            column.Clear();
        foreach (var column in numberColumns)
            column.Clear();
    }
}
