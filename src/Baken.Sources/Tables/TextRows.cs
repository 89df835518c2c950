using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>The rows of a delimited text file.</summary>
internal sealed class TextRows(SourceText text) : ITableRows
{
    public string File => text.Name;

    public IReadOnlyList<string> Columns => text.Columns;

    public long Line => text.Line;

    /// <summary>The file as it was opened: it knows which rows do not fit its header.</summary>
    public SourceText Text => text;

    public Cell this[int column] => new(text[column].Trim().ToString());

    public ValueTask<bool> ReadAsync(CancellationToken cancellation) => ValueTask.FromResult(text.Read());

    public ValueTask DisposeAsync()
    {
        text.Dispose();
        return ValueTask.CompletedTask;
    }
}
