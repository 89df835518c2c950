using CsCheck;
using static AreaStatistics.CellStatus;

namespace AreaStatistics.Tests;

public class SuppressionTests
{
    private sealed record Table(CountCell[] Cells, long[] Truth, SuppressionRule Rule)
    {
        public override string ToString() =>
            $"{Rule}: "
            + string.Join(
                " ",
                Cells.Select((cell, i) => $"{i}<{cell.Parent}={(cell.Count is { } count ? $"{count}" : $"?{Truth[i]}")}")
            );
    }

    private static readonly Gen<Table> Tables =
        from size in Gen.Int[1, 13]
        from parents in Gen.Int[0, 99].Array[size]
        from counts in Gen.Frequency((3, Gen.Int[0, 4]), (2, Gen.Int[5, 9]), (1, Gen.Int[10, 400])).Array[size]
        from rests in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[0, 9])).Array[size]
        from gaps in Gen.Frequency((8, Gen.Const(false)), (1, Gen.Bool)).Array[size]
        from hasGaps in Gen.Bool
        from threshold in Gen.Frequency((3, Gen.Const(5)), (1, Gen.Int[1, 11]))
        from publishZero in Gen.Bool
        from exhaustive in Gen.Bool
        select Grow(parents, counts, rests, [.. gaps.Select(gap => gap && hasGaps)], new(threshold, publishZero, exhaustive));

    // A parent comes before its children; 1 in 8 units is a root of its own.
    private static Table Grow(int[] parents, int[] counts, int[] rests, bool[] gaps, SuppressionRule rule)
    {
        int? Parent(int i) => i == 0 || parents[i] % 8 == 0 ? null : parents[i] % i;
        var truth = new long[counts.Length];
        for (var i = truth.Length - 1; i >= 0; i--)
        {
            var parts = Enumerable.Range(0, truth.Length).Where(j => Parent(j) == i).ToArray();
            truth[i] = parts.Length == 0 ? counts[i] : parts.Sum(j => truth[j]) + (rule.ChildrenExhaustive ? 0 : rests[i]);
        }
        return new([.. truth.Select((count, i) => new CountCell(Parent(i), gaps[i] ? null : count))], truth, rule);
    }

    [Fact]
    public void No_suppressed_count_follows_from_the_published_sums() =>
        Tables.Sample(
            table =>
            {
                var statuses = Suppression.Compute(table.Cells, table.Rule).Statuses;
                foreach (var cell in new Reader(table.Cells, statuses, table.Rule).Determined().Where(i => i < statuses.Length))
                    statuses[cell].ShouldNotBeOneOf(SuppressedSmall, SuppressedSecondary);
            },
            iter: 30_000
        );

    [Fact]
    public void Every_suppressed_count_may_still_be_as_large_as_the_threshold() =>
        Tables.Sample(
            table =>
            {
                var statuses = Suppression.Compute(table.Cells, table.Rule).Statuses;
                var reader = new Reader(table.Cells, statuses, table.Rule);
                for (var cell = 0; cell < statuses.Length; cell++)
                {
                    if (statuses[cell] is Published or Missing)
                        continue;
                    var (least, most) = reader.Bounds(cell);
                    most.ShouldBeGreaterThan(least, $"cell {cell}");
                    most.ShouldBeGreaterThanOrEqualTo(table.Rule.Threshold, $"cell {cell}");
                }
            },
            iter: 30_000
        );

    [Fact]
    public void A_small_missing_count_that_the_table_implies_cannot_be_worked_out() =>
        Tables.Sample(
            table =>
            {
                var statuses = Suppression.Compute(table.Cells, table.Rule).Statuses;
                var open = new Reader(
                    table.Cells,
                    [.. table.Cells.Select(cell => cell.Count is null ? Missing : Published)],
                    table.Rule
                );
                var reader = new Reader(table.Cells, statuses, table.Rule);
                foreach (var cell in open.Determined().Where(i => i < statuses.Length && table.Rule.IsTooSmall(table.Truth[i])))
                {
                    var (least, most) = reader.Bounds(cell);
                    most.ShouldBeGreaterThan(least, $"cell {cell}");
                }
            },
            iter: 30_000
        );

    [Fact]
    public void Every_small_count_is_suppressed_and_only_those_are_called_small() =>
        Tables.Sample(table =>
        {
            var statuses = Suppression.Compute(table.Cells, table.Rule).Statuses;
            for (var cell = 0; cell < statuses.Length; cell++)
            {
                (statuses[cell] is Missing).ShouldBe(table.Cells[cell].Count is null);
                (statuses[cell] is SuppressedSmall).ShouldBe(
                    table.Cells[cell].Count is { } count && table.Rule.IsTooSmall(count)
                );
            }
        });

    [Fact]
    public void A_table_without_small_counts_is_published_whole() =>
        Tables.Sample(table =>
        {
            var cells = table.Cells.Select((cell, i) => cell with { Count = table.Truth[i] * 20 }).ToArray();
            var rule = table.Rule with { Threshold = 20, PublishZero = true };
            Suppression.Compute(cells, rule).Statuses.ShouldAllBe(status => status == Published);
        });

    [Fact]
    public void The_smallest_sibling_above_zero_goes_with_a_lonely_small_count() =>
        Statuses(Flat(112, 3, 0, 40, 9, 60))
            .ShouldBe([Published, SuppressedSmall, Published, Published, SuppressedSecondary, Published]);

    [Fact]
    public void Small_counts_that_hide_each_other_need_no_other() =>
        Statuses(Flat(57, 3, 4, 50)).ShouldBe([Published, SuppressedSmall, SuppressedSmall, Published]);

    [Fact]
    public void Ones_that_add_up_to_their_number_do_not_hide_each_other() =>
        Statuses(Flat(65, 1, 1, 1, 1, 1, 20, 40))
            .ShouldBe([Published, .. Enumerable.Repeat(SuppressedSmall, 5), SuppressedSecondary, Published]);

    [Fact]
    public void Without_a_sibling_to_go_with_it_the_parent_goes_and_a_sibling_of_that() =>
        Statuses([new(null, 60), new(0, 5), new(1, 1), new(1, 4), new(0, 25), new(0, 30)])
            .ShouldBe([Published, SuppressedSecondary, SuppressedSmall, SuppressedSmall, SuppressedSecondary, Published]);

    [Fact]
    public void A_parent_that_goes_takes_one_of_its_parts_along() =>
        Statuses([new(null, 43), new(0, 3), new(0, 20), new(2, 8), new(2, 12), new(0, 20)])
            .ShouldBe([Published, SuppressedSmall, SuppressedSecondary, SuppressedSecondary, Published, Published]);

    [Fact]
    public void A_rest_hides_a_lonely_small_count_when_it_is_large_enough()
    {
        var rule = new SuppressionRule(ChildrenExhaustive: false);
        Statuses(Flat(50, 3, 20), rule).ShouldBe([Published, SuppressedSmall, Published]);
        Statuses(Flat(24, 3, 20), rule).ShouldBe([Published, SuppressedSmall, SuppressedSecondary]);
    }

    [Fact]
    public void A_parent_that_goes_keeps_its_parts_when_its_rest_covers_them()
    {
        var rule = new SuppressionRule(ChildrenExhaustive: false);
        Statuses([new(null, 46), new(0, 3), new(0, 20), new(2, 14), new(0, 23)], rule)
            .ShouldBe([Published, SuppressedSmall, SuppressedSecondary, Published, Published]);
        Statuses([new(null, 46), new(0, 3), new(0, 20), new(2, 19), new(0, 23)], rule)
            .ShouldBe([Published, SuppressedSmall, SuppressedSecondary, SuppressedSecondary, Published]);
    }

    [Fact]
    public void A_zero_is_published_unless_the_rule_says_otherwise()
    {
        Statuses(Flat(30, 0, 30)).ShouldBe([Published, Published, Published]);
        Statuses(Flat(60, 0, 30, 30), new(PublishZero: false))
            .ShouldBe([Published, SuppressedSmall, SuppressedSecondary, Published]);
    }

    [Fact]
    public void A_missing_count_stays_missing_and_its_siblings_keep_it_unknown() =>
        Statuses([new(null, 33), new(0, null), new(0, 10), new(0, 20)])
            .ShouldBe([Published, Missing, SuppressedSecondary, Published]);

    [Fact]
    public void A_derived_value_is_shown_only_with_its_count()
    {
        var table = Suppression.Compute(Flat(112, 3, 0, 40, 9, 60));
        table.Show(0, 12.5).ShouldBe(12.5);
        table.Show(1, 12.5).ShouldBeNull();
        table.Show(4, 12.5).ShouldBeNull();
    }

    [Fact]
    public void Counts_that_do_not_add_up_are_refused()
    {
        Should.Throw<ArgumentException>(() => Statuses(Flat(50, 3, 20)));
        Should.Throw<ArgumentException>(() => Statuses(Flat(20, 3, 20), new(ChildrenExhaustive: false)));
        Should.Throw<ArgumentException>(() => Statuses(Flat(3, -1, 4)));
    }

    [Fact]
    public void A_cell_is_not_part_of_itself() => Should.Throw<ArgumentException>(() => Statuses([new(1, 3), new(0, 3)]));

    [Fact]
    public void A_table_of_18000_areas_is_protected_too()
    {
        var random = new Random(3);
        var counts = new long[18_000];
        int? Parent(int i) =>
            i == 0 ? null
            : i <= 342 ? 0
            : i <= 3_500 ? 1 + random.Next(342)
            : 343 + random.Next(3_158);
        var parents = Enumerable.Range(0, counts.Length).Select(Parent).ToArray();
        var isParent = parents.OfType<int>().ToHashSet();
        for (var i = counts.Length - 1; i >= 0; i--)
        {
            if (!isParent.Contains(i))
                counts[i] = random.Next(30);
            if (parents[i] is { } parent)
                counts[parent] += counts[i];
        }
        Statuses([.. parents.Zip(counts, (parent, count) => new CountCell(parent, count))])
            .Count(status => status is SuppressedSmall)
            .ShouldBeGreaterThan(1_000);
    }

    private static CountCell[] Flat(long total, params long[] parts) =>
        [new(null, total), .. parts.Select(part => new CountCell(0, part))];

    private static CellStatus[] Statuses(CountCell[] cells, SuppressionRule? rule = null) =>
        Suppression.Compute(cells, rule).Statuses;
}
