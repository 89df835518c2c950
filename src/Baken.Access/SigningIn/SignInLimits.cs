using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// Slows down guessing: so many attempts a minute per network address, and from it per account, known or unknown. It stands in the
/// use cases and not in the request pipeline, because only there is known which account is meant. Each web node counts
/// for itself; <see cref="FailedAttempts"/> is the limit that all nodes share.
/// </summary>
internal sealed class SignInLimits(IOptions<AccessOptions> options) : IDisposable
{
    private const int LongestAccount = 254;

    private readonly PartitionedRateLimiter<string> addresses = PerMinute(options.Value.AttemptsPerAddress);
    private readonly PartitionedRateLimiter<string> accounts = PerMinute(options.Value.AttemptsPerAccount);

    /// <summary>An attempt on a known or unknown account. Who tries it elsewhere is counted elsewhere, and keeps nobody out here.</summary>
    public bool Allow(string address, string account)
    {
        if (!Allow(address))
            return false;
        // Never longer than an address can be: what is sent must not fill the memory.
        using var second = accounts.AttemptAcquire(
            $"{address}\n{(account.Length > LongestAccount ? account[..LongestAccount] : account)}"
        );
        return second.IsAcquired;
    }

    /// <summary>An attempt at the code of an account, from anywhere: side by side from many addresses they would be guesses for nothing.</summary>
    public bool AllowCode(string account)
    {
        using var only = accounts.AttemptAcquire($"code\n{account}");
        return only.IsAcquired;
    }

    /// <summary>An attempt that names no account: one caller must not keep out all others.</summary>
    public bool Allow(string address)
    {
        using var first = addresses.AttemptAcquire(address);
        return first.IsAcquired;
    }

    public void Dispose()
    {
        addresses.Dispose();
        accounts.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int attempts) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetSlidingWindowLimiter(
                key,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = attempts,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                    QueueLimit = 0,
                }
            )
        );
}
