using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Access;

/// <summary>The audit record among the services. The composition says in <see cref="AuditPlaces"/> where its keys lie.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<IAuditKeys, AuditKeyFiles>();
        services.AddSingleton<Checkpoints>().AddSingleton<AuditAppender>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditAppender>());
        services.AddScoped<IAudit, Audit>().AddScoped<IAuditRecord, AuditRecord>();
        return services;
    }
}
