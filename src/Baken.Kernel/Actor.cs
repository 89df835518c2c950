namespace Baken.Kernel;

/// <summary>The roles of a municipality's approach to subversive crime. A person may have several.</summary>
public enum Role
{
    /// <summary><i>Melder</i>: reports and comes back with a receipt code.</summary>
    Reporter,

    /// <summary><i>Coördinator bestuurlijke aanpak</i>: receives, weighs, leads the process.</summary>
    Coordinator,

    /// <summary><i>Informatieanalist</i>: enriches and makes the area and sector pictures.</summary>
    Analyst,

    /// <summary><i>Privacyfunctionaris</i>: decides privacy checks; never also the requester.</summary>
    PrivacyOfficer,

    /// <summary><i>Casusregisseur</i>: leads a case.</summary>
    CaseLead,

    /// <summary><i>Behandelaar</i>: carries out what is assigned, sees only that.</summary>
    Handler,

    /// <summary><i>Partner</i>: sees what was shared, for the purpose and until the date it was shared for.</summary>
    Partner,

    /// <summary><i>Burgemeester, college, portefeuillehouder</i>: decides measures, sees figures.</summary>
    Executive,

    /// <summary><i>Communicatieadviseur</i>.</summary>
    Communications,

    /// <summary><i>Gebiedsmanager</i>: runs area programmes; figures, no persons.</summary>
    AreaManager,

    /// <summary><i>Branchemanager</i>: runs sector programmes; figures, no persons.</summary>
    SectorManager,

    /// <summary><i>Veiligheid en integriteit, hr</i>.</summary>
    ResilienceOfficer,

    /// <summary><i>FG, CISO, auditor</i>: reads the audit record.</summary>
    Auditor,

    /// <summary><i>Beheerder</i>: users, settings, sources; no access to content.</summary>
    Administrator,
}

/// <summary>Who acts: a signed-in person, a token's holder, or the program itself at the command line.</summary>
/// <param name="Id">Stable and without meaning; it goes into the audit record.</param>
/// <param name="Name">For the screen.</param>
public sealed record Actor(string Id, string Name, IReadOnlySet<Role> Roles)
{
    /// <summary>The person at the command line of the machine itself, who holds the database file anyway.</summary>
    public static Actor CommandLine { get; } =
        new("cli", "Opdrachtregel", new HashSet<Role> { Role.Administrator, Role.Analyst });

    /// <summary>Within what a role counts. A role without a limit counts in the whole municipality.</summary>
    public IReadOnlyList<RoleLimit> Limits { get; init; } = [];

    public bool Is(Role role) => Roles.Contains(role);
}

/// <summary>A bound on a role: it counts within this department, area, sector or partner organisation.</summary>
/// <param name="Value">A department or organisation by its key; an area or a sector by its digits, which its parts start with.</param>
public sealed record RoleLimit(Role Role, LimitKind Kind, string Value);

public enum LimitKind
{
    Department,
    Area,
    Sector,

    /// <summary>A partner of the municipality, for which a person of that partner acts.</summary>
    Organisation,
}
