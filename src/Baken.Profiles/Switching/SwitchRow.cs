using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Profiles.Switching;

/// <summary>Which way a model was switched.</summary>
internal enum SwitchPosition
{
    On,
    Off,
}

/// <summary>
/// A person's decision to switch one version of a model on or off. Rows are only ever added: the newest counts, the others
/// are its history.
/// </summary>
internal sealed class SwitchRow
{
    public int Id { get; private set; }
    public required string Model { get; init; }
    public required string Version { get; init; }

    /// <summary>A file that was changed behind this decision is another model, about which nobody has decided.</summary>
    public required string ModelHash { get; init; }
    public required SwitchPosition Position { get; init; }
    public required string Reason { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }

    public bool IsAbout(ProfileModel model) => Model == model.Key && Version == model.Version && ModelHash == model.Hash;
}

internal sealed class SwitchRowConfiguration : IEntityTypeConfiguration<SwitchRow>
{
    public void Configure(EntityTypeBuilder<SwitchRow> builder)
    {
        builder.ToTable("profiles_switch");
        builder.Property(row => row.Model).HasMaxLength(80);
        builder.Property(row => row.Version).HasMaxLength(20);
        builder.Property(row => row.ModelHash).HasMaxLength(64);
        builder.HasIndex(row => new { row.Model, row.Id });
    }
}
