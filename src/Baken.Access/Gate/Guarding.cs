using System.Linq.Expressions;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// The one predicate "may this actor, under this activity, see or do this", compiled into every query of a guarded kind.
/// </summary>
public static class Guarding
{
    /// <summary>The name of the query filter. Ignoring it by name is for this module alone, and a test looks for it.</summary>
    public const string Filter = "need-to-know";

    /// <summary>Puts a kind of thing behind the gate: from here on a query gives only what the viewer may see.</summary>
    public static EntityTypeBuilder<T> IsGuarded<T>(this EntityTypeBuilder<T> entity, ModuleDb db, Kind kind)
        where T : class, IGuarded
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(kind);
        entity.HasKey(thing => thing.Id);
        entity.Property(thing => thing.Id).ValueGeneratedNever();
        entity.Property(thing => thing.Confidentiality).HasMaxLength(20);
        entity.Property(thing => thing.Department).HasMaxLength(60);
        entity.Property(thing => thing.Area).HasMaxLength(8);
        entity.Property(thing => thing.Sector).HasMaxLength(6);
        entity.HasIndex(thing => thing.Department);
        entity.HasQueryFilter(Filter, May<T>(db, kind, Right.See));
        entity.HasAnnotation(KindAnnotation, kind.Name);
        return entity;
    }

    /// <summary>On the model of every guarded kind: its name. Tests and the policies of the database find the kinds by it.</summary>
    public const string KindAnnotation = "Baken:Kind";

    /// <summary>The predicate itself, for one right.</summary>
    internal static Expression<Func<T, bool>> May<T>(ModuleDb db, Kind kind, Right right)
        where T : class, IGuarded
    {
        var rights = Enum.GetValues<Right>().Where(r => r >= right).ToList();
#pragma warning disable CA1310 // The database compares; it knows no culture.
        return thing =>
            (thing.Confidentiality == Confidentiality.Municipality && db.Viewpoint.PassTo(kind, right).Everywhere)
            || (
                thing.Confidentiality != Confidentiality.Named
                && thing.Department != null
                && db.Viewpoint.PassTo(kind, right).Departments.Contains(thing.Department)
            )
            || (
                thing.Confidentiality == Confidentiality.Municipality
                && thing.Area != null
                && db.Viewpoint.PassTo(kind, right).Areas.Any(area => thing.Area.StartsWith(area))
            )
            || (
                thing.Confidentiality == Confidentiality.Municipality
                && thing.Sector != null
                && db.Viewpoint.PassTo(kind, right).Sectors.Any(sector => thing.Sector.StartsWith(sector))
            )
            || db.Set<Grant>()
                .Any(grant =>
                    grant.ThingId == thing.Id
                    && grant.Activity == db.Viewpoint.Activity
                    && rights.Contains(grant.Right)
                    && grant.RecalledAt == null
                    && (grant.Until == null || grant.Until > db.Viewpoint.Now)
                    && db.Viewpoint.Keys.Contains(grant.Grantee)
                );
#pragma warning restore CA1310
    }
}
