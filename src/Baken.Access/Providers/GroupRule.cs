using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// Which roles a group of the provider gives. What is changed is a draft first: it can be tried on people who signed in before,
/// and counts when it is switched on.
/// </summary>
internal sealed class GroupRule
{
    public required Guid Id { get; init; }

    /// <summary>As the provider names it: a name, a path or a number.</summary>
    public required string Group { get; init; }

    /// <summary>For people, because some providers send numbers.</summary>
    public required string Label { get; set; }

    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();

    public IReadOnlyList<RoleLimit> Limits { get; private set; } = [];

    public IReadOnlySet<Role> DraftRoles { get; private set; } = new HashSet<Role>();

    public IReadOnlyList<RoleLimit> DraftLimits { get; private set; } = [];

    /// <summary>Who made the draft; null where nothing is drafted.</summary>
    public string? DraftedBy { get; private set; }

    /// <summary>A draft that changed under a decision must not be switched on by it.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public string Reference => $"group:{Id:N}";

    public GivenRoles Given => new(Roles, Limits);

    /// <summary>What it gives once everything drafted is switched on.</summary>
    public GivenRoles Next => DraftedBy is null ? Given : new(DraftRoles, DraftLimits);

    public void Draft(GivenRoles given, Actor by)
    {
        DraftRoles = given.Roles;
        DraftLimits = given.Limits;
        DraftedBy = given.Equals(Given) && Given.Roles.Count > 0 ? null : by.Id;
        Version = Guid.NewGuid();
    }

    public void SwitchOn()
    {
        (Roles, Limits) = (Next.Roles, Next.Limits);
        (DraftRoles, DraftLimits) = (new HashSet<Role>(), []);
        DraftedBy = null;
        Version = Guid.NewGuid();
    }

    /// <summary>What these groups give together. A group that is not on the list gives nothing.</summary>
    public static GivenRoles Together(IEnumerable<GroupRule> rules, IReadOnlyCollection<string> groups, bool next) =>
        rules
            .Where(rule => groups.Contains(rule.Group))
            .Select(rule => next ? rule.Next : rule.Given)
            .Aggregate(GivenRoles.None, (all, one) => all.And(one));
}

internal sealed class GroupRuleConfiguration : IEntityTypeConfiguration<GroupRule>
{
    public void Configure(EntityTypeBuilder<GroupRule> rule)
    {
        rule.ToTable("access_group_rule");
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Group).HasMaxLength(200);
        rule.HasIndex(r => r.Group).IsUnique();
        rule.Property(r => r.Label).HasMaxLength(100);
        rule.Property(r => r.Roles).HasRoles();
        rule.Property(r => r.Limits).HasLimits();
        rule.Property(r => r.DraftRoles).HasRoles();
        rule.Property(r => r.DraftLimits).HasLimits();
        rule.Property(r => r.DraftedBy).HasMaxLength(64);
        rule.Property(r => r.Version).IsConcurrencyToken();
    }
}
