using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Privacy.Activities;

/// <summary>
/// The municipality's own description of a processing activity, one version of it. Nobody approves a text that he wrote on himself; what was
/// approved never changes again.
/// </summary>
internal sealed class ActivityVersion
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    /// <summary>1, 2, 3 … within the activity. 0 is the text that the program is shipped with, which is in no table.</summary>
    public required int Number { get; init; }

    public ActivityState State { get; private set; } = ActivityState.Draft;

    public required ActivityText Text { get; set; }

    /// <summary>What changed and why, for who approves it and for later.</summary>
    public required string Reason { get; set; }

    /// <summary>The ids of everyone who wrote on it, parted by blanks.</summary>
    public required string Drafters { get; set; }

    public required string DraftedByName { get; set; }

    public required DateTimeOffset DraftedAt { get; set; }

    public string? ApprovedBy { get; private set; }

    public string? ApprovedByName { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Counts the changes: who approves, approves the text that he read.</summary>
    public int Revision { get; private set; } = 1;

    public string Reference => $"activity:{Key} version:{Number}";

    public bool WrittenBy(Actor actor) => Drafters.Split(' ').Contains(actor.Id);

    public Refusal? Redraft(ActivityText text, string reason, int revision, Actor by, DateTimeOffset now)
    {
        if (State != ActivityState.Draft)
            return Refusals.NoDraft;
        if (revision != Revision)
            return Refusals.ChangedMeanwhile;
        Text = text;
        Reason = reason;
        if (!WrittenBy(by))
            Drafters += " " + by.Id;
        DraftedByName = by.Name;
        DraftedAt = now;
        Revision++;
        return null;
    }

    public Refusal? Approve(int revision, Actor by, DateTimeOffset now)
    {
        if (State != ActivityState.Draft)
            return Refusals.NoDraft;
        if (revision != Revision)
            return Refusals.ChangedMeanwhile;
        if (WrittenBy(by))
            return Refusals.OwnDraft;
        State = ActivityState.Approved;
        ApprovedBy = by.Id;
        ApprovedByName = by.Name;
        ApprovedAt = now;
        Revision++;
        return null;
    }
}

internal enum ActivityState
{
    Draft,
    Approved,
}

internal sealed class ActivityVersionConfiguration : IEntityTypeConfiguration<ActivityVersion>
{
    public void Configure(EntityTypeBuilder<ActivityVersion> version)
    {
        version.ToTable("privacy_activity_version");
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Key).HasMaxLength(60);
        version.HasIndex(v => new { v.Key, v.Number }).IsUnique();
        version.Property(v => v.State).HasMaxLength(20);
        version.Property(v => v.Reason).HasMaxLength(ActivityText.LongestText);
        version.Property(v => v.Drafters).HasMaxLength(2_000);
        version.Property(v => v.DraftedByName).HasMaxLength(100);
        version.Property(v => v.ApprovedBy).HasMaxLength(64);
        version.Property(v => v.ApprovedByName).HasMaxLength(100);
        version.Property(v => v.Revision).IsConcurrencyToken();
        // One column of JSON: a version is written once, read whole, and never searched by a field.
        version
            .Property(v => v.Text)
            .HasConversion(
                text => System.Text.Json.JsonSerializer.Serialize(text, ActivityJson.Default.ActivityText),
                json => System.Text.Json.JsonSerializer.Deserialize(json, ActivityJson.Default.ActivityText)!
            );
    }
}
