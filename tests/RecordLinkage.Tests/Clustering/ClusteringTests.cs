using CsCheck;

namespace RecordLinkage.Tests;

public sealed class ClusteringTests
{
    private static readonly Gen<(int Records, ScoredPair[] Links)> Graph = Gen.Int[1, 30]
        .SelectMany(records =>
            Gen.Select(
                    Gen.Int[0, records - 1],
                    Gen.Int[0, records - 1],
                    Gen.Double[-8, 12],
                    (a, b, weight) => new ScoredPair(a, b, weight)
                )
                .Array[0, 60]
                .Select(links =>
                    (records, links.Where(link => link.Left < link.Right).DistinctBy(link => (link.Left, link.Right)).ToArray())
                )
        );

    [Fact]
    public void Components_are_those_that_walking_the_links_finds() =>
        Graph.Sample(
            graph => ConnectedComponents.Of(graph.Records, graph.Links).ShouldBe(Walked(graph.Records, graph.Links)),
            iter: 2000
        );

    [Fact]
    public void Clusters_of_a_higher_threshold_lie_within_those_of_a_lower() =>
        Graph.Sample(
            graph =>
            {
                double[] thresholds = [0.1, 0.5, 0.9, 0.99];
                var levels = ConnectedComponents.Hierarchy(graph.Records, graph.Links, thresholds);
                levels.Select(level => level.Threshold).ShouldBe(thresholds);
                foreach (var level in levels)
                    level.Clusters.ShouldBe(
                        Walked(graph.Records, [.. graph.Links.Where(link => link.Weight >= ScoredPair.WeightOf(level.Threshold))])
                    );
                foreach (var (lower, higher) in levels.Zip(levels.Skip(1)))
                    for (var a = 0; a < graph.Records; a++)
                    for (var b = 0; b < a; b++)
                        if (higher.Clusters[a] == higher.Clusters[b])
                            lower.Clusters[a].ShouldBe(lower.Clusters[b]);
            },
            iter: 500
        );

    [Fact]
    public void One_to_one_uses_nobody_twice_and_leaves_no_free_pair() =>
        Graph.Sample(
            graph =>
            {
                // The left half against the right.
                var links = graph.Links.Where(link => link.Left < graph.Records / 2 && link.Right >= graph.Records / 2).ToArray();
                var chosen = OneToOne.Of(links);
                chosen.Select(link => link.Left).ShouldBeUnique();
                chosen.Select(link => link.Right).ShouldBeUnique();
                foreach (var link in links.Except(chosen))
                    chosen.ShouldContain(other =>
                        (other.Left == link.Left || other.Right == link.Right) && other.Weight >= link.Weight
                    );
            },
            iter: 1000
        );

    [Fact]
    public void A_chain_between_two_families_does_not_make_them_one()
    {
        // Two groups of four who all resemble each other, and one false link between them.
        var links = new List<ScoredPair>();
        for (var a = 0; a < 8; a++)
        for (var b = a + 1; b < 8; b++)
            if (a / 4 == b / 4)
                links.Add(new(a, b, 8));
        links.Add(new(3, 4, 6));

        ConnectedComponents.Of(8, links).Distinct().Count().ShouldBe(1);
        CorrelationClustering.Of(Records(8), links, new()).ShouldBe([0, 0, 0, 0, 4, 4, 4, 4]);
    }

    [Fact]
    public void Joining_never_lowers_the_sum_of_what_speaks_for_the_clusters() =>
        Graph.Sample(
            graph =>
            {
                var options = new ClusterOptions { Unseen = 1 };
                var clusters = CorrelationClustering.Of(Records(graph.Records), graph.Links, options);
                Sum(graph.Links, clusters, options).ShouldBeGreaterThanOrEqualTo(-1e-9);
                // No two clusters are left that would better be one.
                var heads = clusters.Distinct().ToArray();
                foreach (var a in heads)
                foreach (var b in heads.Where(b => b > a))
                    Sum(graph.Links, [.. clusters.Select(cluster => cluster == b ? a : cluster)], options)
                        .ShouldBeLessThanOrEqualTo(Sum(graph.Links, clusters, options) + 1e-9);
            },
            iter: 500
        );

    [Fact]
    public void Small_graphs_come_close_to_the_best_partition_there_is()
    {
        double reached = 0,
            best = 0;
        Gen.Select(Gen.Double[-8, 12].Array[21], Gen.Int[0, 0])
            .Sample(
                (weights, _) =>
                {
                    var links = new List<ScoredPair>();
                    for (var a = 0; a < 7; a++)
                    for (var b = a + 1; b < 7; b++)
                        links.Add(new(a, b, weights[links.Count]));
                    var options = new ClusterOptions();
                    reached += Sum(links, CorrelationClustering.Of(Records(7), links, options), options);
                    best += Partitions(7).Max(partition => Sum(links, partition, options));
                },
                iter: 60,
                threads: 1
            );
        reached.ShouldBeGreaterThan(0.97 * best);
    }

    [Fact]
    public void What_conflicts_never_stands_in_one_cluster()
    {
        var data = Given.Data(
            ["id", "bsn", "born", "died"],
            ["1", "111222333", null, null],
            ["2", null, null, "1950-01-01"],
            ["3", "123456782", null, null],
            ["4", null, "1960-05-05", null]
        );
        ScoredPair[] links = [new(0, 1, 10), new(1, 2, 9), new(0, 2, 12), new(1, 3, 11), new(2, 3, 5)];
        var clusters = CorrelationClustering.Of(
            data,
            links,
            new() { Conflicts = [new DifferentValues("bsn"), new EndsBeforeStart(new DateValue("died"), new DateValue("born"))] }
        );
        clusters[0].ShouldNotBe(clusters[2]);
        clusters[1].ShouldNotBe(clusters[3]);
        CorrelationClustering.Of(data, links, new()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_new_record_renames_nobody()
    {
        var before = StableClusters.Assign(Records(3), [0, 0, 2], new Dictionary<string, string>());
        before.Events.ShouldBeEmpty();
        var known = Enumerable.Range(0, 3).ToDictionary(record => $"{record}", record => before.Ids[record]);
        var after = StableClusters.Assign(Records(5), [3, 3, 2, 3, 4], known);
        after.Ids.Take(3).ShouldBe(before.Ids);
        after.Ids[3].ShouldBe(before.Ids[0]);
        after.Ids[4].ShouldNotBeOneOf([.. before.Ids]);
        after.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Splits_and_merges_are_told()
    {
        var known = new Dictionary<string, string>
        {
            ["0"] = "A",
            ["1"] = "A",
            ["2"] = "A",
            ["3"] = "B",
            ["4"] = "C",
        };
        // A loses record 2 to B; C joins A.
        var now = StableClusters.Assign(Records(5), [0, 0, 2, 2, 0], known);
        now.Ids.ShouldBe(["A", "A", "B", "B", "A"]);
        now.Events.Select(change => $"{change.Change}: {string.Join('+', change.Before)} > {string.Join('+', change.After)}")
            .ShouldBe(["Split: A > A+B", "Merge: A+C > A", "Merge: A+B > B"]);
    }

    [Fact]
    public void No_two_clusters_ever_get_one_name() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 25], Gen.Int[0, 5].Array[25])
            .Sample(
                (now, old) =>
                {
                    var known = Enumerable
                        .Range(0, 25)
                        .Where(record => record % 3 > 0)
                        .ToDictionary(record => $"{record}", record => $"c-{old[record]}");
                    var assigned = StableClusters.Assign(Records(now.Length), now, known);
                    for (var a = 0; a < now.Length; a++)
                    for (var b = 0; b < a; b++)
                        (assigned.Ids[a] == assigned.Ids[b]).ShouldBe(now[a] == now[b]);
                },
                iter: 1000
            );

    private static Dataset Records(int count) =>
        Given.Data(["id"], [.. Enumerable.Range(0, count).Select(record => new[] { $"{record}" })]);

    private static int[] Walked(int records, ScoredPair[] links)
    {
        var clusters = Enumerable.Repeat(-1, records).ToArray();
        for (var start = 0; start < records; start++)
        {
            var border = new Queue<int>([start]);
            while (clusters[start] < 0 || border.Count > 0)
            {
                if (!border.TryDequeue(out var record))
                    break;
                if (clusters[record] >= 0)
                    continue;
                clusters[record] = start;
                foreach (var link in links)
                    if (link.Left == record || link.Right == record)
                        border.Enqueue(link.Left + link.Right - record);
            }
        }

        return clusters;
    }

    private static double Sum(IEnumerable<ScoredPair> links, int[] clusters, ClusterOptions options)
    {
        var known = links.ToDictionary(
            link => (link.Left, link.Right),
            link => Math.Clamp(link.Weight, -options.Cap, options.Cap)
        );
        var sum = 0.0;
        for (var a = 0; a < clusters.Length; a++)
        for (var b = a + 1; b < clusters.Length; b++)
            if (clusters[a] == clusters[b])
                sum += known.GetValueOrDefault((a, b), -options.Unseen);
        return sum;
    }

    private static IEnumerable<int[]> Partitions(int count) =>
        count == 1
            ?
            [
                [0],
            ]
            : Partitions(count - 1)
                .SelectMany(rest => Enumerable.Range(0, rest.Max() + 2).Select(cluster => (int[])[.. rest, cluster]));
}
