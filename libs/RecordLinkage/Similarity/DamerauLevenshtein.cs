namespace RecordLinkage;

/// <summary>The Levenshtein distance in which two letters that changed places count once, even with others between them.</summary>
/// <remarks>Damerau (1964); the unrestricted form of Lowrance and Wagner (1975): a metric. O(length squared).</remarks>
public static class DamerauLevenshtein
{
    public static int Distance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        while (!left.IsEmpty && !right.IsEmpty && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (left.IsEmpty || right.IsEmpty)
            return left.Length + right.Length;

        var width = right.Length + 2;
        var cells = (left.Length + 2) * width;
        Span<int> matrix = cells <= 1024 ? stackalloc int[cells] : new int[cells];
        return Fill(left, right, matrix, width);
    }

    private static int Fill(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<int> matrix, int width)
    {
        // A border of impossible values stands around the usual matrix, so that the first letters need no case of their own.
        Span<int> lastRowOf = stackalloc int[256];
        lastRowOf.Clear();
        var impossible = left.Length + right.Length;
        matrix[0] = impossible;
        for (var i = 0; i <= left.Length; i++)
        {
            matrix[(i + 1) * width] = impossible;
            matrix[((i + 1) * width) + 1] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            matrix[j + 1] = impossible;
            matrix[width + j + 1] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var lastMatch = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                int row = lastRowOf[right[j - 1]],
                    column = lastMatch,
                    cost = 1;
                if (left[i - 1] == right[j - 1])
                {
                    cost = 0;
                    lastMatch = j;
                }

                matrix[((i + 1) * width) + j + 1] = Math.Min(
                    Math.Min(matrix[(i * width) + j] + cost, matrix[((i + 1) * width) + j] + 1),
                    Math.Min(
                        matrix[(i * width) + j + 1] + 1,
                        matrix[(row * width) + column] + (i - row - 1) + 1 + (j - column - 1)
                    )
                );
            }

            lastRowOf[left[i - 1]] = i;
        }

        return matrix[((left.Length + 1) * width) + right.Length + 1];
    }
}
