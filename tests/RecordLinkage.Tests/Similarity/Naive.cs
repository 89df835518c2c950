namespace RecordLinkage.Tests;

/// <summary>The measures as their papers define them, slow and plain, to hold the fast ones against.</summary>
internal static class Naive
{
    public static double Jaro(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return left.Length == right.Length ? 1 : 0;
        var window = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
        bool[] takenLeft = new bool[left.Length],
            takenRight = new bool[right.Length];
        for (var j = 0; j < right.Length; j++)
        for (var i = 0; i < left.Length && !takenRight[j]; i++)
            if (Math.Abs(i - j) <= window && !takenLeft[i] && left[i] == right[j])
                takenLeft[i] = takenRight[j] = true;
        var l = left.Where((_, i) => takenLeft[i]).ToArray();
        var r = right.Where((_, j) => takenRight[j]).ToArray();
        if (l.Length == 0)
            return 0;
        var transpositions = l.Zip(r).Count(pair => pair.First != pair.Second) / 2;
        return (
                ((double)l.Length / left.Length)
                + ((double)l.Length / right.Length)
                + ((double)(l.Length - transpositions) / l.Length)
            ) / 3;
    }

    public static int Levenshtein(string left, string right)
    {
        var distance = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        for (var j = 0; j <= right.Length; j++)
            distance[i, j] =
                i == 0 ? j
                : j == 0 ? i
                : Math.Min(
                    distance[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1),
                    Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1
                );
        return distance[left.Length, right.Length];
    }

    /// <summary>The fewest insertions, deletions, replacements and swaps of neighbours, by searching all texts on the way.</summary>
    public static int ShortestEdits(string from, string to)
    {
        var seen = new HashSet<string> { from };
        var border = new List<string> { from };
        for (var steps = 0; ; steps++)
        {
            if (seen.Contains(to))
                return steps;
            border = [.. border.SelectMany(text => OneEditFrom(text, Math.Max(from.Length, to.Length))).Where(seen.Add)];
        }
    }

    private static IEnumerable<string> OneEditFrom(string text, int longest)
    {
        for (var i = 0; i <= text.Length; i++)
        {
            if (text.Length <= longest)
                foreach (var letter in "abc")
                    yield return text.Insert(i, $"{letter}");
            if (i == text.Length)
                continue;
            yield return text.Remove(i, 1);
            foreach (var letter in "abc")
                yield return text.Remove(i, 1).Insert(i, $"{letter}");
            if (i + 1 < text.Length)
                yield return text[..i] + text[i + 1] + text[i] + text[(i + 2)..];
        }
    }
}
