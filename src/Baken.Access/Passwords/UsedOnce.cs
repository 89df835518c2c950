using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>Something that works once and was used: a challenge, a logout token, an attempt. Kept until it would have ended by itself.</summary>
internal sealed class UsedOnce
{
    /// <summary>The hash of what was used, with its kind.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>Sees to it that something works once, on all web nodes together.</summary>
internal sealed class Once(ModuleDb db, TimeProvider clock)
{
    /// <summary>
    /// Whether it was not used before. Adds to the unit of work: where two use it side by side, the second cannot be saved
    /// (<see cref="DbUpdateException"/>).
    /// </summary>
    public async Task<bool> UseAsync(string kind, string what, DateTimeOffset until, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var key = Secrets.Hash($"{kind}\n{what}");
        await db.Set<UsedOnce>().Where(u => u.Until <= now).ExecuteDeleteAsync(cancellation);
        if (await db.Set<UsedOnce>().AnyAsync(u => u.Key == key, cancellation))
            return false;
        db.Add(new UsedOnce { Key = key, Until = until });
        return true;
    }
}

internal sealed class OnceConfiguration : IEntityTypeConfiguration<UsedOnce>
{
    public void Configure(EntityTypeBuilder<UsedOnce> used)
    {
        used.ToTable("access_used_once");
        used.HasKey(u => u.Key);
        used.Property(u => u.Key).HasMaxLength(64);
        used.HasIndex(u => u.Until);
    }
}
