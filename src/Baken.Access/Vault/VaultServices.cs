using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>What of encryption the module registers and keeps.</summary>
internal static class VaultServices
{
    public static IServiceCollection AddVault(this IServiceCollection services) =>
        services
            .AddSingleton<FileKeys>()
            .AddSingleton<HsmKeys>()
            .AddSingleton<IKeyProvider>(provider =>
                provider.GetRequiredService<IOptions<AccessOptions>>().Value.Hsm is null
                    ? provider.GetRequiredService<FileKeys>()
                    : provider.GetRequiredService<HsmKeys>()
            )
            .AddScoped<KeyRing>()
            .AddScoped<IVault, Vault>()
            .AddSingleton<IKeys, Keys>()
            .AddScoped<IErasure, Erasure>()
            .AddScoped<IKeyBackup, KeyBackups>();

    public static void AddVault(this ModelBuilder model)
    {
        model.ApplyConfiguration(new WrappingKeyConfiguration());
        model.ApplyConfiguration(new ContentKeyConfiguration());
        model.ApplyConfiguration(new ReopeningConfiguration());
    }
}
