using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Gate;

/// <summary>
/// What is in the database of the oracle, as plain lists of plain words. The oracle reads these and never the gate.
/// </summary>
/// <param name="Word">What one can look for.</param>
/// <param name="Marker">What nobody may meet who may not see the thing.</param>
internal sealed record Thing(
    string Kind,
    Guid Id,
    string Word,
    string Marker,
    string Confidentiality,
    string? Department,
    string? Area,
    string? Sector,
    Guid PartId,
    string PartMarker
)
{
    public string Title => $"{Word} {Marker}";
}

/// <summary>A thing that was shared.</summary>
/// <param name="Hours">From now; negative: it has ended.</param>
internal sealed record Shared(Thing Thing, string Grantee, string Right, string Activity, int? Hours, bool Recalled);

/// <summary>Who knocks at a door.</summary>
/// <param name="Limits">A role with its limits, as <c>department:…</c>, <c>area:…</c>, <c>sector:…</c>, <c>organisation:…</c>.</param>
internal sealed record Principal(string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string> Limits)
{
    /// <summary>Its account or token; empty for a visitor.</summary>
    public string Id { get; set; } = "";

    public bool IsVisitor => Roles.Count == 0;

    public bool IsToken { get; init; }
}

/// <summary>How a guarded kind of a module comes into the database of the oracle, and how it is read beside the gate.</summary>
internal interface IPlanted
{
    string Kind { get; }

    void Plant(ModuleDb db, IEnumerable<Thing> things);

    /// <summary>Every thing as it stands in the database, whoever may see it: its fields by the name that a form gives them.</summary>
    Task<Dictionary<Guid, Dictionary<string, string?>>> StandAsync(ModuleDb db);
}

internal sealed class PlantedDossiers : IPlanted
{
    public string Kind => "dossier";

    public void Plant(ModuleDb db, IEnumerable<Thing> things)
    {
        foreach (var thing in things)
        {
            db.Add(
                new Dossier
                {
                    Id = thing.Id,
                    Title = thing.Title,
                    Owner = "niemand",
                    Confidentiality = Enum.Parse<Confidentiality>(thing.Confidentiality),
                    Department = thing.Department,
                    Area = thing.Area,
                    Sector = thing.Sector,
                }
            );
            db.Add(
                new Enclosure
                {
                    Id = thing.PartId,
                    DossierId = thing.Id,
                    Text = thing.PartMarker,
                }
            );
        }
    }

    public async Task<Dictionary<Guid, Dictionary<string, string?>>> StandAsync(ModuleDb db)
    {
        var all = await db.Set<Dossier>().IgnoreQueryFilters().AsNoTracking().ToListAsync();
        return all.ToDictionary(
            d => d.Id,
            d => new Dictionary<string, string?>
            {
                ["titel"] = d.Title,
                ["owner"] = d.Owner,
                ["confidentiality"] = d.Confidentiality.ToString(),
                ["department"] = d.Department,
                ["area"] = d.Area,
                ["sector"] = d.Sector,
            }
        );
    }
}

/// <summary>The world of the oracle: things of every sort, shared in every way, and somebody of every role.</summary>
internal sealed class World
{
    private readonly List<Shared> shares = [];

    public World(IReadOnlyList<IPlanted> kinds)
    {
        Kinds = kinds;
        Principals =
        [
            new Principal("bezoeker", [], []),
            .. Enum.GetValues<Role>().Select(role => new Principal(role.ToString(), [role], LimitsOf(role))),
            new Principal("token", [Role.Analyst, Role.Administrator], []) { IsToken = true },
        ];
        Things = [.. kinds.SelectMany(kind => ThingsOf(kind.Kind))];
    }

    public IReadOnlyList<IPlanted> Kinds { get; }

    public IReadOnlyList<Principal> Principals { get; }

    public IReadOnlyList<Thing> Things { get; }

    public IReadOnlyList<Shared> Shares => shares;

    public Principal Of(Role role) => Principals.Single(principal => principal.Name == role.ToString());

    /// <summary>Shares things by name, once it is known under which ids people are.</summary>
    /// <param name="activityOf">Under which activity a kind is worked with.</param>
    public void ShareAll(Func<string, string> activityOf)
    {
        foreach (var kind in Things.GroupBy(thing => thing.Kind))
        {
            var activity = activityOf(kind.Key);
            var named = kind.Where(thing => thing.Confidentiality == "Named").ToList();
            // "Only these two people", of whom one may also decide.
            shares.Add(new Shared(named[0], Of(Role.Executive).Id, "See", activity, null, false));
            shares.Add(new Shared(named[0], Of(Role.CaseLead).Id, "Do", activity, 24, false));
            shares.Add(new Shared(named[1], "organisation:riec", "See", activity, 24, false));
            shares.Add(new Shared(named[1], "department:vergunningen", "Do", activity, null, false));
            shares.Add(new Shared(named[2], Of(Role.Partner).Id, "Hit", activity, null, false));
            // Nothing of this counts: over, recalled, for another activity, with the administrator.
            shares.Add(new Shared(named[2], Of(Role.Executive).Id, "See", activity, -1, false));
            shares.Add(new Shared(named[2], Of(Role.Analyst).Id, "Do", activity, null, true));
            shares.Add(new Shared(named[2], Of(Role.CaseLead).Id, "Do", "elsewhere", null, false));
            shares.Add(new Shared(named[3], Of(Role.Administrator).Id, "Do", activity, null, false));
        }
    }

    private static IReadOnlyList<string> LimitsOf(Role role) =>
        role switch
        {
            Role.Handler => ["department:vergunningen"],
            Role.AreaManager => ["area:003401"],
            Role.SectorManager => ["sector:96", "department:belastingen"],
            Role.Partner => ["organisation:riec"],
            _ => [],
        };

    private static IEnumerable<Thing> ThingsOf(string kind)
    {
        var number = 0;
        foreach (
            var (confidentiality, department, area, sector) in new (string, string?, string?, string?)[]
            {
                ("Municipality", null, null, null),
                ("Municipality", "vergunningen", "00340201", "4511"),
                ("Municipality", "belastingen", "00340101", "9602"),
                ("Municipality", null, "00340102", null),
                ("Municipality", null, null, "9601"),
                ("Department", "vergunningen", "00340101", "9602"),
                ("Department", "belastingen", "00340201", "9602"),
                ("Department", null, "00340101", "9602"),
                ("Named", null, null, null),
                ("Named", "vergunningen", "00340101", "9602"),
                ("Named", "belastingen", "00340101", null),
                ("Named", null, null, null),
            }
        )
        {
            number++;
            yield return new Thing(
                kind,
                Guid.NewGuid(),
                $"{kind}woord{number:00}",
                $"MERK-{Guid.NewGuid():N}",
                confidentiality,
                department,
                area,
                sector,
                Guid.NewGuid(),
                $"MERK-{Guid.NewGuid():N}"
            );
        }
    }
}
