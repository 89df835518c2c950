using System.Text;
using Baken.Kernel;
using Sylvan.Data.Csv;

namespace Baken.Sources.Files;

/// <summary>
/// A delimited text file, read row by row: encoding, delimiter and decimal mark are found out, every row knows its line.
/// Rows with too few or too many fields are set aside as rejected; a file that stops halfway is refused.
/// </summary>
internal sealed class SourceText : IDisposable
{
    private const int SampleLength = 1 << 16;
    private const int LongestRecord = 1 << 20;
    private static readonly char[] Delimiters = [';', ',', '\t', '|'];

    private readonly StreamReader text;
    private readonly CsvDataReader csv;
    private readonly Func<bool> endsInsideQuotes;
    private readonly CancellationToken cancellation;
    private readonly List<RejectedRow> rejected = [];
    private long nextLine = 1;
    private DecimalMark decimals;

    private SourceText(
        string name,
        StreamReader text,
        CsvDataReader csv,
        char delimiter,
        Func<bool> endsInsideQuotes,
        CancellationToken cancellation
    )
    {
        Name = name;
        this.text = text;
        this.csv = csv;
        this.endsInsideQuotes = endsInsideQuotes;
        this.cancellation = cancellation;
        Delimiter = delimiter;
    }

    public string Name { get; }

    public char Delimiter { get; }

    /// <summary>The header, trimmed; a column without a name is "".</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The line on which the current row starts.</summary>
    public long Line { get; private set; }

    /// <summary>Rows seen so far, rejected ones included.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows whose fields do not match the header. Readers add their own.</summary>
    public IReadOnlyList<RejectedRow> Rejected => rejected;

    public IReadOnlyList<string> Remarks { get; private set; } = [];

    /// <summary>A field of the current row, by its place in <see cref="Columns"/>.</summary>
    public ReadOnlySpan<char> this[int column] => csv.GetFieldSpan(column);

    /// <summary>Opens a file that is one text: a plain file, a .gz, or a .zip with one .csv or .txt in it (the first by name).</summary>
    public static Outcome<SourceText> Open(SourceFile file, FileLimits? limits = null, CancellationToken cancellation = default)
    {
        var entries = FileEntry.OpenAll(file, [".csv", ".txt", ".tsv"], limits);
        return entries.Refusal is { } refusal ? refusal : Open(entries.Value[0], null, cancellation);
    }

    public static Outcome<SourceText> Open(FileEntry entry, ReadMeter? meter, CancellationToken cancellation) =>
        Guarded.Run(() => OpenUnguarded(entry, meter, cancellation));

    /// <summary>Goes to the next whole row. At the end of a file that was cut off it refuses.</summary>
    public bool Read()
    {
        // A short row is only a bad row when something follows it; as the last row it is where the file was cut off.
        RejectedRow? cutOff = null;
        while (Advance())
        {
            var fields = csv.RowFieldCount;
            if (IsBlank(from: 0))
                continue;
            if (cutOff is not null)
                rejected.Add(cutOff);
            cutOff = null;
            Rows++;
            if (fields == Columns.Count || (fields > Columns.Count && IsBlank(from: Columns.Count)))
                return true;
            var row = new RejectedRow(Name, Line, $"De rij heeft {fields} velden; de kop heeft er {Columns.Count}.");
            if (fields > Columns.Count)
                rejected.Add(row);
            else
                cutOff = row;
        }

        return cutOff is null ? false : throw new RefusedWhileReading(Refusals.Truncated(Name, cutOff.Line));
    }

    /// <summary>Reads a field as a figure; false where it is neither a number nor a sign for a withheld value.</summary>
    public bool TryFigure(int column, out double value) => FigureText.TryRead(this[column], ref decimals, out value);

    /// <summary>Reads several key figures of the row; at the first that is none it says why, and in which column.</summary>
    public (string Problem, string Column)? Figures(IReadOnlyList<Cbs.KeyFigureColumn> columns, Span<double> values)
    {
        for (var at = 0; at < columns.Count; at++)
            if (columns[at].Read(this[columns[at].Index], ref decimals, out values[at]) is { } problem)
                return (problem, Columns[columns[at].Index]);
        return null;
    }

    public void Reject(string reason, string? column = null) => rejected.Add(new RejectedRow(Name, Line, reason, column));

    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }

    private static Outcome<SourceText> OpenUnguarded(FileEntry entry, ReadMeter? meter, CancellationToken cancellation)
    {
        var detected = TextKind.Detect(entry, cancellation);
        if (detected.Refusal is { } refusal)
            return refusal;
        var kind = detected.Value;

        var sample = Sample(entry, kind);
        if (NotDelimited(entry.Name, sample) is { } other)
            return other;
        var delimiter = SniffDelimiter(sample);

        var text = new StreamReader(Unmarked(entry.Open(meter), kind), kind.Encoding, false, SampleLength);
        CsvDataReader? csv = null;
        try
        {
            csv = CsvDataReader.Create(
                text,
                new CsvDataReaderOptions
                {
                    HasHeaders = false,
                    Delimiter = delimiter,
                    Comment = '\0',
                    BufferSize = SampleLength,
                    MaxBufferSize = LongestRecord,
                    OwnsReader = false,
                }
            );
            var result = new SourceText(entry.Name, text, csv, delimiter, () => EndsInsideQuotes(entry, kind), cancellation);
            if (!result.Advance())
                return Refusals.Empty(entry.Name);
            var columns = new string[csv.RowFieldCount];
            for (var column = 0; column < columns.Length; column++)
                columns[column] = csv.GetFieldSpan(column).Trim().TrimStart('\uFEFF').ToString();
            result.Columns = columns;
            result.Remarks = kind.Remark is { } remark ? [$"{entry.Name}: {remark}"] : [];
            result.decimals = FigureText.Sniff(Split(sample, delimiter).Skip(1).SelectMany(row => row));
            return result;
        }
        catch
        {
            csv?.Dispose();
            text.Dispose();
            throw;
        }
    }

    private bool Advance()
    {
        Line = nextLine;
        try
        {
            if ((csv.RowNumber & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!csv.Read())
                return false;
        }
        catch (CsvRecordTooLargeException)
        {
            throw new RefusedWhileReading(Refusals.Malformed(Name, Line, "een aanhalingsteken wordt niet gesloten"));
        }
        catch (CsvFormatException)
        {
            throw new RefusedWhileReading(
                endsInsideQuotes()
                    ? Refusals.Truncated(Name, Line)
                    : Refusals.Malformed(Name, Line, "een aanhalingsteken staat op een verkeerde plaats")
            );
        }

        nextLine += LineEnds(csv.GetRawRecordSpan());
        return true;
    }

    private bool IsBlank(int from)
    {
        for (var column = from; column < csv.RowFieldCount; column++)
            if (!csv.GetFieldSpan(column).IsWhiteSpace())
                return false;
        return true;
    }

    private static int LineEnds(ReadOnlySpan<char> raw)
    {
        var count = raw.Count('\n');
        for (var at = raw.IndexOf('\r'); at >= 0 && at < raw.Length; at++)
            if (raw[at] == '\r' && (at + 1 == raw.Length || raw[at + 1] != '\n'))
                count++;
        return count;
    }

    private static Stream Unmarked(Stream stream, TextKind kind)
    {
        Span<byte> mark = stackalloc byte[4];
        stream.ReadExactly(mark[..kind.Preamble]);
        return stream;
    }

    /// <summary>Whether the quotes of the whole file do not pair up: the sign of a file that was cut off in a text.</summary>
    private static bool EndsInsideQuotes(FileEntry entry, TextKind kind)
    {
        using var reader = new StreamReader(Unmarked(entry.Open(), kind), kind.Encoding, false);
        var buffer = new char[SampleLength];
        var quotes = 0L;
        for (int read; (read = reader.ReadBlock(buffer)) > 0; )
            quotes += buffer.AsSpan(0, read).Count('"');
        return quotes % 2 == 1;
    }

    private static string Sample(FileEntry entry, TextKind kind)
    {
        using var reader = new StreamReader(Unmarked(entry.Open(), kind), kind.Encoding, false);
        var buffer = new char[SampleLength];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    /// <summary>What a text is when it is no table at all; null when it may be one.</summary>
    private static Refusal? NotDelimited(string name, string sample)
    {
        var start = sample.AsSpan().TrimStart();
        if (start.IsEmpty)
            return Refusals.Empty(name);
        if (start[0] == '<')
            return LooksLikeHtml(start)
                ? Refusals.Html(name)
                : Refusals.WrongFormat(name, "een XML-bestand", "CSV (waarden met een scheidingsteken)");
        if (start[0] is '{' or '[')
            return start.Contains("FeatureCollection", StringComparison.Ordinal)
                ? Refusals.WrongFormat(name, "een GeoJSON-bestand met grenzen", "CSV; grenzen horen bij de bron 'cbs-boundaries'")
                : Refusals.WrongFormat(name, "een JSON-bestand", "CSV (waarden met een scheidingsteken)");
        return null;
    }

    internal static bool LooksLikeHtml(ReadOnlySpan<char> start) =>
        start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
        || start[..Math.Min(start.Length, 2000)].Contains("<html", StringComparison.OrdinalIgnoreCase);

    /// <summary>The mark that cuts the header and the first rows in the same, largest number of fields.</summary>
    private static char SniffDelimiter(string sample)
    {
        var best = (Delimiter: ',', Score: 0.0);
        foreach (var delimiter in Delimiters)
        {
            var rows = Split(sample, delimiter).Take(25).ToList();
            // The last row of a long sample may be cut in two.
            if (rows.Count > 2)
                rows.RemoveAt(rows.Count - 1);
            var fields = rows[0].Count;
            if (fields < 2)
                continue;
            var score = rows.Count(row => row.Count == fields) / (double)rows.Count * Math.Log(fields + 1);
            if (score > best.Score)
                best = (delimiter, score);
        }

        return best.Delimiter;
    }

    /// <summary>A plain split that respects quotes, for looking at a sample.</summary>
    private static List<List<string>> Split(string sample, char delimiter)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in sample)
        {
            if (character == '"')
                quoted = !quoted;
            else if (!quoted && character == delimiter)
                EndField();
            else if (!quoted && character is ('\n' or '\r'))
                EndRow();
            else
                field.Append(character);
        }

        EndRow();
        if (rows.Count == 0)
            rows.Add(row);
        return rows;

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
        }

        void EndRow()
        {
            if (row.Count == 0 && field.Length == 0)
                return;
            EndField();
            rows.Add(row);
            row = [];
        }
    }
}
