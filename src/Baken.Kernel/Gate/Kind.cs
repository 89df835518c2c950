namespace Baken.Kernel;

/// <summary>
/// A kind of thing that need-to-know applies to, and the table of who may do what with it under which processing activity.
/// The table is written once, here: the query filter, the check before an act and the policy of the database all follow it.
/// </summary>
/// <param name="Name">Stable, in the audit record and in the database: <c>request</c>.</param>
public sealed record Kind(string Name, IReadOnlyList<Rule> Rules)
{
    public string Refer(Guid id) => $"{Name}:{id:N}";
}

/// <summary>One line of a kind's table: these roles, working under this activity, have this right.</summary>
/// <param name="Activity">The key of a processing activity.</param>
public sealed record Rule(Right Right, string Activity, params IReadOnlyList<Role> Roles);

/// <summary>What somebody may do with a thing. Each right holds those before it.</summary>
public enum Right
{
    /// <summary>May learn that there is something, and nothing of it.</summary>
    Hit,

    /// <summary>May read it.</summary>
    See,

    /// <summary>May change it and decide on it.</summary>
    Do,
}

/// <summary>How far a thing is known without being shared by name.</summary>
public enum Confidentiality
{
    /// <summary>To everyone whose role opens its kind.</summary>
    Municipality,

    /// <summary>To those of them who belong to its department.</summary>
    Department,

    /// <summary>To nobody but those it was shared with by name.</summary>
    Named,
}

/// <summary>A thing that need-to-know applies to.</summary>
public interface IGuarded
{
    Guid Id { get; }

    Confidentiality Confidentiality { get; }

    /// <summary>The department that owns it; null where none does.</summary>
    string? Department { get; }

    /// <summary>The digits of the area it belongs to, without the two letters of its level: <c>00340101</c>; null where it has none.</summary>
    string? Area { get; }

    /// <summary>The digits of its sector, without dots: <c>9602</c>; null where it has none.</summary>
    string? Sector { get; }
}

/// <summary>
/// How far somebody's roles open a kind: everywhere, or within departments, areas and sectors. A role counts where one of its own limits
/// says so, and a department's own things are for who also belongs to it, by whichever role.
/// </summary>
/// <param name="Departments">Whose own things it opens, up to <see cref="Confidentiality.Department"/>.</param>
/// <param name="Areas">Each opens what lies in it.</param>
/// <param name="Sectors">Each opens what belongs to it.</param>
public sealed record Pass(
    bool Everywhere,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Sectors
)
{
    public static Pass None { get; } = new(false, [], [], []);

    /// <summary>The departments that the actor belongs to, by whichever of its roles.</summary>
    public IReadOnlyList<string> Member { get; init; } = [];

    // What a way in opens is null where there is no such way: the query then does not hold it at all, and the database can use its indexes
    // for the ways that are left.

    public Confidentiality? OpenEverywhere => Everywhere ? Confidentiality.Municipality : null;

    public Confidentiality? OpenInDepartments => Departments.Count > 0 ? Confidentiality.Municipality : null;

    public Confidentiality? OwnInDepartments => Departments.Count > 0 ? Confidentiality.Department : null;

    public Confidentiality? OpenInAreas => Areas.Count > 0 ? Confidentiality.Municipality : null;

    public Confidentiality? OwnInAreas => Areas.Count > 0 && Member.Count > 0 ? Confidentiality.Department : null;

    public Confidentiality? OpenInSectors => Sectors.Count > 0 ? Confidentiality.Municipality : null;

    public Confidentiality? OwnInSectors => Sectors.Count > 0 && Member.Count > 0 ? Confidentiality.Department : null;
}
