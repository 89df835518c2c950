using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Privacy;

/// <summary>What of keeping, parking and destroying the module registers and keeps.</summary>
internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.TryAddScoped<IRetentionRules, ShippedRules>();
        return services
            .AddScoped<IRetention, RetentionClocks>()
            .AddScoped<PlaceHold>()
            .AddScoped<IHolds>(provider => provider.GetRequiredService<PlaceHold>())
            .AddScoped<IParking, Parking>()
            .AddScoped<ParkedQueries>()
            .AddScoped<ReopenParked>()
            .AddScoped<DueQueries>()
            .AddScoped<ProposeDestruction>()
            .AddScoped<DecideDestruction>()
            .AddScoped<DestroyBatch>();
    }

    public static void AddRetention(this ModelBuilder model)
    {
        model.ApplyConfiguration(new ClockConfiguration());
        model.ApplyConfiguration(new HoldConfiguration());
        model.ApplyConfiguration(new BatchConfiguration());
        model.ApplyConfiguration(new BatchItemConfiguration());
        model.ApplyConfiguration(new CertificateConfiguration());
    }
}
