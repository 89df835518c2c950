using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>The account a reader keeps while it reads: what it left out and what it noticed.</summary>
internal sealed class ReadingDraft
{
    /// <summary>Of so many rejected rows the first tell what is wrong; the rest is a number.</summary>
    private const int KeptRejections = 10_000;

    private readonly List<RejectedRow> rejected = [];
    private readonly SortedSet<string> dropped = new(StringComparer.Ordinal);
    private readonly List<string> ignored = [];
    private readonly List<string> remarks = [];
    private readonly Dictionary<string, string> titles = [];
    private long rejectedCount;
    private long blamed;

    public FigureTable Figures { get; } = new();

    public long Rows { get; set; }

    public long RejectedCount => rejectedCount;

    public void Reject(RejectedRow row)
    {
        blamed++;
        SetAside(row);
    }

    /// <summary>A row that is not taken in and is not wrong either: it does not count towards refusing the file.</summary>
    public void SetAside(RejectedRow row)
    {
        rejectedCount++;
        if (rejected.Count < KeptRejections)
            rejected.Add(row);
    }

    public void Drop(string column) => dropped.Add(column);

    public void Ignore(string column)
    {
        if (!ignored.Contains(column))
            ignored.Add(column);
    }

    public void Remark(string remark)
    {
        if (!remarks.Contains(remark))
            remarks.Add(remark);
    }

    public void Title(string part, string title) => titles[part] = title;

    /// <summary>Takes over what a text has noticed itself: its encoding, rows that do not fit the header.</summary>
    public void Close(SourceText text)
    {
        Rows += text.Rows;
        foreach (var row in text.Rejected)
            Reject(row);
        foreach (var remark in text.Remarks)
            Remark(remark);
    }

    /// <summary>A file of which more than half is wrong is the wrong file.</summary>
    public Refusal? TooManyRejected(string file) =>
        Rows == 0 ? Refusals.NoRows(file)
        : blamed * 2 > Rows ? Refusals.MostRejected(file, blamed, Rows, rejected.Take(3))
        : null;

    public Reading Finish(ImportOrder order, string fingerprint) =>
        new()
        {
            Fingerprint = fingerprint,
            Figures = Figures.Build(),
            PartTitles = titles,
            Rejected = rejected,
            RejectedCount = rejectedCount,
            DroppedColumns = [.. dropped],
            IgnoredColumns = ignored,
            Remarks = remarks,
            Rows = Rows,
            Bytes = order.Files.Sum(file => new FileInfo(file.Path).Length),
        };
}
