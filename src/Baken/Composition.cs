using Baken.Access;
using Baken.Database;
using Baken.Kernel;
using Baken.Privacy;
using Baken.Profiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken;

/// <summary>Puts the house together: the database, every module, the pipeline. Hosts add what only they have.</summary>
public static class Composition
{
    public static IServiceCollection AddBaken(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(
            new ProfilesSettings(Path.Combine(installation.DataDirectory, Installation.ModelsFolder), installation.Name)
        );
        services.Configure<AccessOptions>(access =>
        {
            access.KeyDirectory = Path.Combine(installation.DataDirectory, Installation.KeysFolder);
            access.Hsm = installation.Hsm;
            access.KeyBackupDays = installation.KeyBackupDays ?? access.KeyBackupDays;
        });
        services.AddSingleton(
            new AuditPlaces(
                Path.Combine(installation.DataDirectory, Installation.KeysFolder),
                Path.Combine(installation.DataDirectory, Installation.CheckpointsFile)
            )
        );
        services.AddSingleton(new MunicipalityName(installation.Name));
        services.AddBakenDatabase(installation);
        foreach (var module in Modules.All)
            services.AddModule(module);
        services.AddScoped<Turn>();
        services.AddScoped<Flow>();
        services.AddScoped<Backup>();
        return services;
    }

    /// <summary>Plugs a module in: its services, and the module itself, from which a host takes its endpoints, pages and menu.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, IModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        services.AddSingleton(module);
        module.AddServices(services);
        return services;
    }
}
