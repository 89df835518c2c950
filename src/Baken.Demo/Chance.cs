using System.Text;

namespace Baken.Demo;

/// <summary>A stream of chance that a seed and a name fix for ever: the same on every machine and every .NET.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood 2014). Each thing draws from a stream of its own name, so a new thing
/// does not change what the others drew.
/// </remarks>
internal sealed class Chance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    private Chance(ulong state) => this.state = state;

    public static Chance For(int seed, string name)
    {
        var hash = 14695981039346656037UL ^ Mix(unchecked((ulong)seed) + Golden);
        foreach (var value in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ value) * 1099511628211UL;
        return new Chance(Mix(hash));
    }

    /// <summary>At least 0, less than 1.</summary>
    public double Unit()
    {
        state = unchecked(state + Golden);
        return (Mix(state) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(double low, double high) => low + (high - low) * Unit();

    public int Below(int count) => (int)(Unit() * count);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    public int Poisson(double mean)
    {
        if (mean <= 0)
            return 0;
        if (mean > 40)
            return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * Normal()));
        var (draw, term, count) = (Unit(), Math.Exp(-mean), 0);
        while (draw >= term && count < 400)
        {
            draw -= term;
            term *= mean / ++count;
        }

        return count;
    }

    /// <summary>A count that varies more than chance alone: a Poisson whose mean is itself drawn.</summary>
    /// <param name="size">The smaller, the wilder; the variance is mean + mean²/size.</param>
    public int NegativeBinomial(double mean, double size)
    {
        // So rare that twice in a year does not happen: the wildness cannot be seen, only its cost.
        if (mean < 0.03)
            return Poisson(mean);
        return Poisson(Gamma(size) * mean / size);
    }

    public int Binomial(int count, double probability)
    {
        if (count > 60)
        {
            var spread = Math.Sqrt(count * probability * (1 - probability));
            return Math.Clamp((int)Math.Round(count * probability + spread * Normal()), 0, count);
        }

        var hits = 0;
        for (var i = 0; i < count; i++)
            if (Unit() < probability)
                hits++;
        return hits;
    }

    /// <remarks>Marsaglia and Tsang (2000); scale 1.</remarks>
    private double Gamma(double shape)
    {
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(1 - Unit(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - Unit()) < 0.5 * x * x + d * (1 - v + Math.Log(v)))
                return d * v;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
