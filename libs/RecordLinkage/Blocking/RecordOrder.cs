using System.Globalization;

namespace RecordLinkage;

/// <summary>Which of two records is the left one of a pair: that of the left source, then the one with the lower identifier.</summary>
internal static class RecordOrder
{
    /// <summary>The records in order, or null where they stand in order already.</summary>
    /// <remarks>Identifiers are compared as whole numbers where all of them are, and else byte by byte.</remarks>
    public static int[]? Of(Dataset data)
    {
        if (data.IdColumn is not { } ids)
            return null;
        var numbers = Numbers(ids);
        if (IsAscending(0, data.LeftCount) && IsAscending(data.LeftCount, data.Count))
            return null;
        var order = Enumerable.Range(0, data.Count).ToArray();
        order.AsSpan(0, data.LeftCount).Sort(Compare);
        order.AsSpan(data.LeftCount).Sort(Compare);
        return order;

        bool IsAscending(int from, int to)
        {
            for (var record = from + 1; record < to; record++)
                if (Compare(record - 1, record) > 0)
                    return false;
            return true;
        }

        int Compare(int first, int second)
        {
            var (a, b) = (ids.CodeArray[first], ids.CodeArray[second]);
            var compared = numbers is not null
                ? numbers[a].CompareTo(numbers[b])
                : ids.Values.Bytes(a).SequenceCompareTo(ids.Values.Bytes(b));
            return compared != 0 ? compared : first.CompareTo(second);
        }
    }

    private static long[]? Numbers(Column ids)
    {
        var numbers = new long[ids.Values.Count + 1];
        for (var code = 1; code < numbers.Length; code++)
            if (
                !long.TryParse(
                    ids.Values.Bytes(code),
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out numbers[code]
                )
            )
                return null;
        return numbers;
    }
}
