using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// A person who is signed in somewhere. The browser holds a random secret and the database its hash, so every web node knows
/// the session and ending it counts at the next request. An ended session is removed; what happened stays in the audit record.
/// </summary>
internal sealed class Session
{
    /// <summary>How often the moment of the last request is written down at most.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>How far the clocks of web nodes may differ. A session from further ahead is not believed.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public required Guid Id { get; init; }

    public required string SecretHash { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The account's stamp when it began: a new stamp ends it.</summary>
    public required Guid Stamp { get; init; }

    public required SignInWay Way { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>For its owner to recognise it: a kind of browser and of system, nothing that singles out a device.</summary>
    public required string Device { get; init; }

    /// <summary>The provider's name of its own session (<c>sid</c>), by which it can end this one.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>The provider's ID token, protected: what it asks for when the person signs out there too.</summary>
    public string? ProviderProof { get; init; }

    public string Reference => $"session:{Id:N}";

    public bool IsOpen(DateTimeOffset now, TimeSpan idle) =>
        now < EndsAt && now - LastSeenAt < idle && now > StartedAt - ClockTolerance && now > LastSeenAt - ClockTolerance;
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("access_session");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.SecretHash).HasMaxLength(64);
        session.HasIndex(s => s.SecretHash).IsUnique();
        session.Property(s => s.Way).HasMaxLength(20);
        session.Property(s => s.Device).HasMaxLength(60);
        session.Property(s => s.ProviderSession).HasMaxLength(200);
        session.HasIndex(s => s.ProviderSession);
        session.HasIndex(s => s.AccountId);
        session.HasIndex(s => s.EndsAt);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
