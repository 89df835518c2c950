namespace RecordLinkage;

/// <summary>What a run takes in memory, computed from the data before it begins.</summary>
/// <remarks>
/// The columns; 4 bytes a record per rule of several columns; the groups of one rule at a time; the packed texts, signatures and frequencies of the
/// distinct values; 3 MB a thread. The pairs themselves stream and take nothing.
/// </remarks>
public static class MemoryEstimate
{
    private const int BytesPerDistinctValue = 16 + 1 + 20 + 8 + 8 + 8;

    public static long Of(LinkModel model, Dataset data, int threads)
    {
        var columns = ModelCheck.ColumnsOf(model).Distinct(StringComparer.Ordinal).Where(data.Has).ToList();
        var keys = model.BlockingRules.Sum(rule =>
            rule.Keys.Count > 1 || rule.Keys.Any(key => key.Left is not ColumnValue) ? 4L * data.Count * (rule.Keys.Count + 1) : 0
        );
        var made = model.MadeColumns.Count * (4L * data.Count);
        var distinct =
            columns.Sum(column => (long)data[column].Values.Count)
            * BytesPerDistinctValue
            * (model.MadeColumns.Count > 0 ? 2 : 1);
        return data.MemoryInBytes + keys + made + (16L * data.Count) + distinct + (threads * 3_000_000L);
    }
}
