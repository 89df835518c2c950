using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// Slows down guessing: so many attempts a minute per network address and per account, known or unknown. It stands in the
/// use cases and not in the request pipeline, because only there is known which account is meant. Each web node counts
/// for itself; the lock on the account is the limit that all nodes share.
/// </summary>
internal sealed class SignInLimits(IOptions<AccessOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> addresses = PerMinute(options.Value.AttemptsPerAddress);
    private readonly PartitionedRateLimiter<string> accounts = PerMinute(options.Value.AttemptsPerAccount);

    /// <summary>An attempt on a known or unknown account. Who is over the limit of the address takes nothing from the account's.</summary>
    public bool Allow(string address, string account)
    {
        if (!Allow(address))
            return false;
        using var second = accounts.AttemptAcquire(account);
        return second.IsAcquired;
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
