using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Baken.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Web.Defences;

/// <summary>How much one may ask. Each web node counts for itself.</summary>
internal sealed class RateLimitSettings
{
    /// <summary>Requests of one person or token that may follow at once, and come back each minute.</summary>
    public int PerActor { get; set; } = 3_000;

    /// <summary>The same for everyone at one network address who is not signed in: wide, because a town hall or a library shares one.</summary>
    public int PerAddress { get; set; } = 6_000;
}

/// <summary>
/// Keeps one caller from taking the service from the others. Who is signed in is counted alone and never shares a limit with
/// whoever sits behind the same address.
/// </summary>
internal static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitSettings>();
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<RateLimiterOptions>()
            .Configure<Microsoft.Extensions.Options.IOptions<RateLimitSettings>>(
                (limiter, settings) =>
                {
                    limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                        Of(context, settings.Value)
                    );
                    limiter.OnRejected = SayAsync;
                }
            );
        return services;
    }

    private static RateLimitPartition<string> Of(HttpContext context, RateLimitSettings settings) =>
        // The page that says no is no new request.
        context.Features.Get<IStatusCodeReExecuteFeature>()
            is not null
            ? RateLimitPartition.GetNoLimiter("page of the refusal")
        : context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } actor ? Bucket("actor " + actor, settings.PerActor)
        : Bucket("address " + NetworkAddress.Of(context.Connection.RemoteIpAddress), settings.PerAddress);

    private static RateLimitPartition<string> Bucket(string key, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }
        );

    /// <summary>The words come from the edge, as for every other trouble.</summary>
    private static async ValueTask SayAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var answer = rejected.HttpContext.Response;
        answer.StatusCode = StatusCodes.Status429TooManyRequests;
        answer.Headers.RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)
            : "1";
        await rejected.HttpContext.RequestServices.GetRequiredService<IDenials>().LimitedAsync(rejected.HttpContext);
    }
}
