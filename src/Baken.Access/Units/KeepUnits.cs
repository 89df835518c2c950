using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Keeps the short list of departments and organisations, and says whether limits name what is on it.</summary>
internal sealed class KeepUnits(ModuleDb db, IAudit audit, TimeProvider clock)
{
    public async Task<IReadOnlyList<Unit>> ListAsync(CancellationToken cancellation) =>
        await db.Set<Unit>().AsNoTracking().OrderBy(u => u.Kind).ThenBy(u => u.Name).ToListAsync(cancellation);

    public async Task<Refusal?> AddAsync(LimitKind kind, string name, Actor by, CancellationToken cancellation)
    {
        name = name.Trim();
        var key = Unit.KeyOf(name);
        if (kind is not (LimitKind.Department or LimitKind.Organisation))
            return Refusals.UnitKindUnknown;
        if (name.Length is 0 or > 100 || name.Any(char.IsControl) || key.Length == 0)
            return Refusals.NameMissing;
        if (await db.Set<Unit>().AnyAsync(u => u.Kind == kind && u.Key == key, cancellation))
            return Refusals.UnitExists;

        var unit = new Unit
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Kind = kind,
            Key = key,
            Name = name,
        };
        db.Add(unit);
        audit.Record(by, Acts.UnitMade, unit.Reference);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    public async Task<Refusal?> ChangeAsync(Guid id, string name, bool closed, Actor by, CancellationToken cancellation)
    {
        name = name.Trim();
        if (await db.Set<Unit>().SingleOrDefaultAsync(u => u.Id == id, cancellation) is not { } unit)
            return Refusals.UnitNotFound;
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            return Refusals.NameMissing;
        if (name != unit.Name)
            audit.Record(by, Acts.UnitRenamed, unit.Reference);
        if (closed != unit.Closed)
            audit.Record(by, closed ? Acts.UnitClosed : Acts.UnitOpened, unit.Reference);
        unit.Name = name;
        unit.Closed = closed;
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Why these limits cannot be given: a unit that is not on the list, or an area or sector that is no code.</summary>
    public async Task<Refusal?> RefuseAsync(GivenRoles given, GivenRoles before, CancellationToken cancellation)
    {
        var units = await ListAsync(cancellation);
        foreach (var limit in given.Limits.Except(before.Limits))
            switch (limit.Kind)
            {
                case LimitKind.Department or LimitKind.Organisation:
                    if (!units.Any(unit => unit.Kind == limit.Kind && unit.Key == limit.Value && !unit.Closed))
                        return Refusals.UnitNotFound;
                    break;
                case LimitKind.Area:
                    if (limit.Value.Length is not (4 or 6 or 8) || !limit.Value.All(char.IsAsciiDigit))
                        return Refusals.AreaLimitInvalid;
                    break;
                case LimitKind.Sector:
                    if (limit.Value.Length is < 2 or > 6 || !limit.Value.All(char.IsAsciiDigit))
                        return Refusals.SectorLimitInvalid;
                    break;
            }
        return given.Limits.Count > 100 ? Refusals.TooManyLimits : null;
    }
}
