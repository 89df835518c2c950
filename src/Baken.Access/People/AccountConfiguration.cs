using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("access_account");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Email).HasMaxLength(254);
        account.Property(a => a.EmailKey).HasMaxLength(254);
        account.HasIndex(a => a.EmailKey).IsUnique();
        account.Property(a => a.Name).HasMaxLength(100);
        account.Property(a => a.Roles).HasRoles();
        account.Property(a => a.Limits).HasLimits();
        account.Property(a => a.Issuer).HasMaxLength(300);
        account.Property(a => a.Subject).HasMaxLength(255);
        account.HasIndex(a => new { a.Issuer, a.Subject }).IsUnique();
        account.Property(a => a.Groups).HasDefaultValue("");
        account.HasMany(a => a.Passkeys).WithOne().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        account.Navigation(a => a.Passkeys).AutoInclude();
        // Attempts that run side by side must all be counted, and a code taken side by side must work once.
        account.Property(a => a.Stamp).IsConcurrencyToken();
        account.Property(a => a.Failures).IsConcurrencyToken();
        account.Property(a => a.SecondFactorStep).IsConcurrencyToken();
        account.OwnsMany(
            a => a.RecoveryCodes,
            code =>
            {
                code.ToTable("access_recovery_code");
                code.WithOwner().HasForeignKey("AccountId");
                code.HasKey(c => c.Id);
                code.Property(c => c.Hash).HasMaxLength(64);
            }
        );
    }
}

/// <summary>A set of roles in one column, as words: a later order of the enum changes nothing.</summary>
internal static class RolesColumn
{
    public static PropertyBuilder<IReadOnlySet<Role>> HasRoles(this PropertyBuilder<IReadOnlySet<Role>> property)
    {
        property.HasMaxLength(400);
        property.HasConversion(
            roles => string.Join(' ', roles.Order()),
            text => Read(text),
            new ValueComparer<IReadOnlySet<Role>>(
                (a, b) => a!.SetEquals(b!),
                roles => roles.Order().Aggregate(0, HashCode.Combine),
                roles => roles.ToHashSet()
            )
        );
        return property;
    }

    private static HashSet<Role> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>).ToHashSet();
}
