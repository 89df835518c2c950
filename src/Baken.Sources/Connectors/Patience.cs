using System.Net;

namespace Baken.Sources.Connectors;

/// <summary>How long and how often a publisher is asked before a connector gives up.</summary>
/// <param name="Attempts">How often one page is asked for in all.</param>
/// <param name="Seed">Of the jitter: the same seed waits the same.</param>
internal sealed record Patience(int Attempts = 5, int Seed = 1)
{
    /// <summary>The wait after the first failure; it doubles with each next one.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait we choose ourselves.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait a publisher may ask for before we say so to the person instead.</summary>
    public TimeSpan LongestAsked { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For one answer, its body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How to wait; a test looks instead.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>Whether asking again may help: too busy, or broken for a moment.</summary>
    public static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    /// <summary>The wait after this many failures, with half of it left to chance so that many clients do not return together.</summary>
    public TimeSpan After(int failures, Random jitter)
    {
        var full = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, failures - 1));
        return TimeSpan.FromMilliseconds(full * (0.5 + (jitter.NextDouble() / 2)));
    }
}
