namespace RecordLinkage;

/// <summary>Learns how matches look without being told which they are: weigh every combination by what is believed, then believe what was weighed.</summary>
/// <remarks>
/// Dempster, Laird and Rubin (1977), for record linkage Winkler (1988); u stays as it was found in random pairs. With relatives, pairs are of
/// three kinds: the same, relatives of one household, and strangers. O(combinations x comparisons) a round; the pairs themselves are not needed.
/// </remarks>
internal sealed class ExpectationMaximisation
{
    private const double Least = 1e-6;
    private const double MostOfKin = 0.25;

    private readonly LinkModel model;
    private readonly IReadOnlyList<(UInt128 Pattern, double Count)> patterns;
    private readonly bool[] learns;
    private readonly double population;

    /// <param name="learns">The comparisons that take part; those on the columns of a session's blocking rule do not.</param>
    /// <param name="population">The pairs that the prior is a share of: all pairs of records, or those of a session.</param>
    public ExpectationMaximisation(LinkModel model, Patterns patterns, bool[] learns, double population)
    {
        this.model = model;
        this.patterns = patterns.InOrder();
        this.learns = learns;
        this.population = population;
    }

    /// <summary>Until no parameter moves more than the model's convergence, or its maximal number of rounds.</summary>
    public ConvergenceReport Run(Parameters parameters, string name)
    {
        var rounds = new List<EmRound>();
        var converged = false;
        while (!converged && rounds.Count < model.MaximalRounds)
        {
            var (change, likelihood) = Round(parameters);
            rounds.Add(new(rounds.Count + 1, change, parameters.Prior, parameters.KinShare, likelihood));
            converged = change < model.Convergence;
        }

        return new(name, rounds, converged);
    }

    private (double Change, double LogLikelihood) Round(Parameters parameters)
    {
        var weights = Weights.Of(parameters.ToModel());
        double[][] m = Zeros(),
            k = Zeros();
        double matches = 0,
            kin = 0,
            likelihood = 0;
        foreach (var (pattern, count) in patterns)
        {
            double same = 0,
                related = 0;
            for (var c = 0; c < learns.Length; c++)
            {
                if (!learns[c])
                    continue;
                var each = weights.Comparisons[c];
                var level = Patterns.Level(pattern, c);
                var rarity = Patterns.Rarity(pattern, c);
                var adjustment = rarity < 0 ? 0 : TermFrequencies.Bits(each, level, rarity, rarity);
                same += each.Bits[level] + adjustment;
                related += each.KinBits[level] + (each.SharedByKin ? adjustment : 0);
            }

            double ofSame = parameters.Prior * double.Exp2(same),
                ofKin = parameters.WithKin ? parameters.KinShare * double.Exp2(related) : 0,
                total = ofSame + ofKin + 1 - parameters.Prior - parameters.KinShare;
            likelihood += count * Math.Log(total);
            Share(m, pattern, count * ofSame / total, ref matches);
            if (ofKin > 0)
                Share(k, pattern, count * ofKin / total, ref kin);
        }

        var change = Learn(parameters.M, m, level => level.FixM);
        change = Math.Max(change, Math.Abs(parameters.Prior - (matches / population)));
        parameters.Prior = Math.Clamp(matches / population, 1e-12, 0.999);
        if (parameters.WithKin)
        {
            double[][] before = [.. parameters.K.Select(levels => (double[])levels.Clone())];
            Learn(parameters.K, k, _ => false);
            KeepApart(parameters);
            for (var c = 0; c < before.Length; c++)
            for (var l = 0; l < before[c].Length; l++)
                change = Math.Max(change, Math.Abs(before[c][l] - parameters.K[c][l]));
            parameters.KinShare = Math.Clamp(kin / population, 0, 0.5);
        }

        return (change, likelihood);
    }

    private void Share(double[][] sums, UInt128 pattern, double share, ref double total)
    {
        total += share;
        for (var c = 0; c < learns.Length; c++)
            sums[c][Patterns.Level(pattern, c)] += share;
    }

    private double Learn(double[][] probabilities, double[][] sums, Func<Level, bool> isFixed)
    {
        var change = 0.0;
        for (var c = 0; c < learns.Length; c++)
        {
            var levels = model.Comparisons[c].Levels;
            var total = 0.0;
            for (var l = 0; l < levels.Count; l++)
                total += levels[l].IsMissing ? 0 : sums[c][l];
            if (!learns[c] || total <= 0)
                continue;
            for (var l = 0; l < levels.Count; l++)
            {
                if (levels[l].IsMissing || isFixed(levels[l]))
                    continue;
                var learnt = Math.Max(sums[c][l] / total, Least);
                change = Math.Max(change, Math.Abs(learnt - probabilities[c][l]));
                probabilities[c][l] = learnt;
            }
        }

        return change;
    }

    // Where nobody has relatives the third class is free, and would take the matches that agree on less: those who moved. Relatives are other
    // people, so on what is a person's own they agree at most a quarter as often as a person with himself.
    private void KeepApart(Parameters parameters)
    {
        for (var c = 0; c < learns.Length; c++)
        {
            if (model.Comparisons[c].SharedByKin)
                continue;
            double taken = 0,
                others = 0;
            for (var l = 0; l < parameters.K[c].Length; l++)
                if (parameters.M[c][l] > parameters.U[c][l])
                {
                    var most = MostOfKin * parameters.M[c][l];
                    taken += Math.Max(0, parameters.K[c][l] - most);
                    parameters.K[c][l] = Math.Min(parameters.K[c][l], most);
                }
                else
                    others += parameters.K[c][l];
            for (var l = 0; others > 0 && l < parameters.K[c].Length; l++)
                if (parameters.M[c][l] <= parameters.U[c][l])
                    parameters.K[c][l] *= 1 + (taken / others);
        }
    }

    private double[][] Zeros() => [.. model.Comparisons.Select(comparison => new double[comparison.Levels.Count])];
}

/// <summary>How the learning of one session went.</summary>
public sealed record ConvergenceReport(string Session, IReadOnlyList<EmRound> Rounds, bool Converged);

/// <param name="LargestChange">Of any parameter in this round.</param>
/// <param name="Prior">The share of matches: of all pairs, or within the session's blocks.</param>
public readonly record struct EmRound(int Round, double LargestChange, double Prior, double KinShare, double LogLikelihood);
