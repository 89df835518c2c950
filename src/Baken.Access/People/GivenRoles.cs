using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>Roles with the limits within which they count: what a person or a machine is given.</summary>
internal sealed record GivenRoles
{
    public static GivenRoles None { get; } = new(new HashSet<Role>(), []);

    /// <summary>A limit of a role that is not given says nothing and is left out.</summary>
    public GivenRoles(IReadOnlySet<Role> roles, IEnumerable<RoleLimit> limits)
    {
        Roles = roles;
        Limits =
        [
            .. limits
                .Where(limit => roles.Contains(limit.Role))
                .Distinct()
                .OrderBy(limit => limit.Role)
                .ThenBy(limit => limit.Kind)
                .ThenBy(limit => limit.Value, StringComparer.Ordinal),
        ];
    }

    public IReadOnlySet<Role> Roles { get; }

    public IReadOnlyList<RoleLimit> Limits { get; }

    public bool Equals(GivenRoles? other) =>
        other is not null && Roles.SetEquals(other.Roles) && Limits.SequenceEqual(other.Limits);

    public override int GetHashCode() => Roles.Order().Aggregate(Limits.Count, HashCode.Combine);

    public IReadOnlyList<RoleLimit> LimitsOf(Role role) => [.. Limits.Where(limit => limit.Role == role)];

    /// <summary>
    /// The roles that reach further than before: new ones, those with a limit that was not there, and those whose last limit
    /// fell. A department or an organisation that is added opens what is shared with it, so it is always further.
    /// </summary>
    public IReadOnlyList<Role> FurtherThan(GivenRoles before) =>
        [
            .. Roles
                .Order()
                .Where(role =>
                    !before.Roles.Contains(role)
                    || LimitsOf(role).Except(before.LimitsOf(role)).Any()
                    || (LimitsOf(role).Count == 0 && before.LimitsOf(role).Count > 0)
                ),
        ];

    /// <summary>What may count at once: for these roles what was, for all others what is asked.</summary>
    public GivenRoles Except(IReadOnlyCollection<Role> roles, GivenRoles before) =>
        new(
            Roles.Except(roles).Concat(before.Roles.Intersect(roles)).ToHashSet(),
            [.. Limits.Where(limit => !roles.Contains(limit.Role)), .. before.Limits.Where(limit => roles.Contains(limit.Role))]
        );

    public GivenRoles And(GivenRoles other)
    {
        // A role without a limit counts everywhere; one source of it without a limit is enough.
        var roles = Roles.Union(other.Roles).ToHashSet();
        var everywhere = roles.Where(role => IsUnlimited(role) || other.IsUnlimited(role)).ToHashSet();
        return new(roles, Limits.Concat(other.Limits).Where(limit => !everywhere.Contains(limit.Role)));
    }

    private bool IsUnlimited(Role role) => Roles.Contains(role) && LimitsOf(role).Count == 0;
}

/// <summary>Writes down, role by role and limit by limit, how what somebody is given changes.</summary>
internal static class RoleAudit
{
    public static void RecordChange(this IAudit audit, Actor by, string reference, GivenRoles before, GivenRoles after)
    {
        foreach (var role in after.Roles.Except(before.Roles).Order())
            audit.Record(by, Acts.RoleGranted, $"{reference} role:{role}");
        foreach (var limit in after.Limits.Except(before.Limits))
            audit.Record(by, Acts.LimitSet, $"{reference} role:{limit.Role} {limit.Reference()}");
        foreach (var limit in before.Limits.Except(after.Limits).Where(limit => after.Roles.Contains(limit.Role)))
            audit.Record(by, Acts.LimitLifted, $"{reference} role:{limit.Role} {limit.Reference()}");
        foreach (var role in before.Roles.Except(after.Roles).Order())
            audit.Record(by, Acts.RoleWithdrawn, $"{reference} role:{role}");
    }

    private static string Reference(this RoleLimit limit) => $"{limit.Kind.ToString().ToLowerInvariant()}:{limit.Value}";
}

/// <summary>Limits in one column, as words: <c>Analyst:Area:00340101</c>, parted by spaces.</summary>
internal static class LimitsColumn
{
    public static PropertyBuilder<IReadOnlyList<RoleLimit>> HasLimits(this PropertyBuilder<IReadOnlyList<RoleLimit>> property)
    {
        property.HasMaxLength(8000);
        property.HasDefaultValueSql("''");
        property.HasConversion(
            limits => string.Join(' ', limits.Select(limit => Write(limit))),
            text => Read(text),
            new ValueComparer<IReadOnlyList<RoleLimit>>(
                (a, b) => a!.SequenceEqual(b!),
                limits => limits.Aggregate(0, HashCode.Combine),
                limits => limits.ToList()
            )
        );
        return property;
    }

    public static string Write(RoleLimit limit) => $"{limit.Role}:{limit.Kind}:{limit.Value}";

    public static IReadOnlyList<RoleLimit> Read(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split(':', 3))
                .Select(part => new RoleLimit(Enum.Parse<Role>(part[0]), Enum.Parse<LimitKind>(part[1]), part[2])),
        ];
}
