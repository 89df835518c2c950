namespace Baken.Demo.Tests;

public class ChanceTests
{
    [Fact]
    public void A_stream_never_changes()
    {
        var chance = Chance.For(1, "baken");
        Enumerable.Range(0, 4).Select(_ => chance.Below(1_000_000)).ShouldBe([670951, 849635, 416767, 893340]);
    }

    [Fact]
    public void Streams_of_other_names_and_seeds_are_other_streams()
    {
        Chance.For(1, "a").Unit().ShouldNotBe(Chance.For(1, "b").Unit());
        Chance.For(1, "a").Unit().ShouldNotBe(Chance.For(2, "a").Unit());
    }

    [Theory]
    [InlineData(0.01, 5)]
    [InlineData(2.5, 5)]
    [InlineData(90, 5)]
    public void A_negative_binomial_has_its_mean_and_more_than_its_variance(double mean, double size)
    {
        var chance = Chance.For(7, "counts");
        var draws = Enumerable.Range(0, 60_000).Select(_ => (double)chance.NegativeBinomial(mean, size)).ToArray();
        var average = draws.Average();
        average.ShouldBe(mean, 0.03 * mean + 0.002);
        var variance = draws.Sum(d => (d - average) * (d - average)) / draws.Length;
        variance.ShouldBe(mean + mean * mean / size, 0.06 * (mean + mean * mean / size) + 0.001);
    }
}
