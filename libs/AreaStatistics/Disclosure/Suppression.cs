namespace AreaStatistics;

/// <summary>Which counts of a table must stay unpublished so that no small count can be read or worked out.</summary>
/// <remarks>
/// <para>
/// The cell suppression problem on a hierarchy (Hundepool et al. 2012, Statistical Disclosure Control, ch. 4), solved
/// greedily from the bottom up: where a sum gives a small count away, the smallest sibling above zero goes with it, and
/// without such a sibling the parent goes. Safe, not minimal. O(cells x depth); the order of the rows decides between
/// equal counts.
/// </para>
/// <para>
/// The guarantee, against a reader who knows the tree, every published count, that counts add up and whether zeros are
/// published: every suppressed count can still have more than one value, and be as large as the threshold at least. A rest
/// that no child covers, and missing counts that nothing implies, are unknown to the reader. A missing count that follows
/// from the others is protected when it is small.
/// </para>
/// <para>
/// Not guarded against: a reader who is told which suppressed counts are the small ones (4 + 4 = 8 gives both away; show
/// one sign for both statuses) or works that out by replaying this method; one who knows some of the people counted; other
/// tables on the same people, such as an earlier year, another subdivision, or a rate of which the denominator is known
/// (use <see cref="SuppressedTable.Show"/>); an interval that is narrow compared to a large count.
/// </para>
/// </remarks>
public static class Suppression
{
    /// <exception cref="ArgumentException">The counts are not a tree, are negative, or do not add up.</exception>
    public static SuppressedTable Compute(IReadOnlyList<CountCell> cells, SuppressionRule? rule = null)
    {
        rule ??= new();
        var tree = CountTree.From(cells, rule.ChildrenExhaustive);
        var suppressed = Array.ConvertAll(tree.Counts, count => count is { } known && rule.IsTooSmall(known));
        new Search(tree, rule, suppressed).Run();

        return new([
            .. cells.Select(
                (cell, i) =>
                    cell.Count is not { } count ? CellStatus.Missing
                    : !suppressed[i] ? CellStatus.Published
                    : rule.IsTooSmall(count) ? CellStatus.SuppressedSmall
                    : CellStatus.SuppressedSecondary
            ),
        ]);
    }

    private sealed class Search(CountTree tree, SuppressionRule rule, bool[] suppressed)
    {
        // Suppressing below a published cell leaves every sum that was settled before as it was: only suppressed cells
        // get another suppressed part, and they have no sum of their own. So once from the bottom to the top is enough.
        public void Run()
        {
            foreach (var cell in tree.ChildrenFirst)
            {
                if (!suppressed[cell] && tree.Children[cell].Exists(child => suppressed[child]) && GivesAway(cell))
                    Suppress(SmallestPublishedPart(cell) ?? cell);
            }
        }

        // A suppressed cell must be as uncertain as one of its parts would be, or it is no cover: one goes with it, down
        // to a leaf. With all its parts published it would be their sum.
        private void Suppress(int cell)
        {
            suppressed[cell] = true;
            if (GivesAway(cell) && SmallestPublishedPart(cell) is { } part)
                Suppress(part);
        }

        /// <summary>Whether the sum of a cell holds a suppressed part below the threshold.</summary>
        /// <remarks>
        /// The slack is how far the suppressed parts and the rest lie, together, above the least they can be. A reader knows
        /// it, and any one of them can be that much above its own least. A part that is suppressed alone never has enough:
        /// it is small, or was suppressed for want of slack itself.
        /// </remarks>
        private bool GivesAway(int cell) => tree.Counts[cell]!.Value - LeastOfParts(cell) < rule.Threshold - rule.Least;

        private long LeastOfParts(int cell)
        {
            var least = 0L;
            foreach (var child in tree.Children[cell])
                least += !suppressed[child] ? tree.Counts[child]!.Value : Math.Max(rule.Least, LeastOfParts(child));
            return least;
        }

        private int? SmallestPublishedPart(int cell) =>
            tree.Children[cell]
                .Where(child => !suppressed[child] && tree.Counts[child] > 0)
                .Select(child => (int?)child)
                .MinBy(child => tree.Counts[child!.Value]);
    }
}
