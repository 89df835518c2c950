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
        services.AddScoped<Audit>().AddScoped<IAudit>(provider => provider.GetRequiredService<Audit>());
        services.AddSingleton<Seldom>().AddScoped<Denials>();
        services.AddScoped<IDenials>(provider => provider.GetRequiredService<Denials>());
        services.AddScoped<IAuditRecord, AuditRecord>();
        return services;
    }
}
