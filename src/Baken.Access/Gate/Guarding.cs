using System.Collections.Concurrent;
using System.Linq.Expressions;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
        entity.HasIndex(thing => thing.Area);
        entity.HasIndex(thing => thing.Sector);
        entity.HasQueryFilter(Filter, May<T>(db, kind, Right.See));
        entity.HasAnnotation(KindAnnotation, kind.Name);
        Kinds[typeof(T)] = kind;
        return entity;
    }

    /// <summary>Puts what belongs to a guarded thing behind the gate: who may see the thing may see it.</summary>
    /// <param name="thing">The property with the id of the thing.</param>
    public static EntityTypeBuilder<T> IsGuardedThrough<T, TThing>(
        this EntityTypeBuilder<T> entity,
        ModuleDb db,
        Expression<Func<T, Guid>> thing
    )
        where T : class
        where TThing : class, IGuarded
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(thing);
        // part => db.Set<TThing>().Select(it => it.Id).Contains(part.ThingId): the things in it are those behind their own filter.
        Expression<Func<IQueryable<Guid>>> seen = () => db.Set<TThing>().Select(it => it.Id);
        entity.HasQueryFilter(
            Filter,
            Expression.Lambda<Func<T, bool>>(
                Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], seen.Body, thing.Body),
                thing.Parameters
            )
        );
        var column = ((MemberExpression)thing.Body).Member.Name;
        entity.HasAnnotation(ThroughAnnotation, $"{typeof(TThing).FullName}.{column}");
        return entity;
    }

    /// <summary>On the model of every guarded kind: its name. Tests and the policies of the database find the kinds by it.</summary>
    public const string KindAnnotation = "Baken:Kind";

    /// <summary>On the model of what belongs to a guarded thing: the thing's type and the property with its id.</summary>
    public const string ThroughAnnotation = "Baken:Through";

    private static readonly ConcurrentDictionary<Type, Kind> Kinds = [];

    /// <summary>The kinds that a model guards, each with its table.</summary>
    public static IReadOnlyList<(Kind Kind, string Table)> KindsOf(IReadOnlyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. model
                .GetEntityTypes()
                .Where(entity => entity.FindAnnotation(KindAnnotation) is not null)
                .Select(entity => (Kinds[entity.ClrType], entity.GetTableName()!)),
        ];
    }

    /// <summary>The tables whose rows belong to guarded things: by which column, and to the things of which table.</summary>
    public static IReadOnlyList<(string Table, string Column, string ThingTable)> PartsOf(IReadOnlyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. from part in model.GetEntityTypes()
            let through = part.FindAnnotation(ThroughAnnotation)?.Value as string
            where through is not null
            let at = through.LastIndexOf('.')
            let thing = model.GetEntityTypes().Single(entity => entity.ClrType.FullName == through[..at])
            select (part.GetTableName()!, part.FindProperty(through[(at + 1)..])!.GetColumnName(), thing.GetTableName()!),
        ];
    }

    /// <summary>The predicate itself, for one right.</summary>
    internal static Expression<Func<T, bool>> May<T>(ModuleDb db, Kind kind, Right right)
        where T : class, IGuarded
    {
#pragma warning disable CA1310 // The database compares; it knows no culture.
        return thing =>
            // 1: the role ends nowhere
            thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OpenEverywhere
            // 2: the department's own
            || (
                (
                    thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OpenInDepartments
                    || thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OwnInDepartments
                )
                && thing.Department != null
                && db.Viewpoint.PassTo(kind, right).Departments.Contains(thing.Department)
            )
            // 3: within an area
            || (
                (
                    thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OpenInAreas
                    || (
                        thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OwnInAreas
                        && thing.Department != null
                        && db.Viewpoint.PassTo(kind, right).Member.Contains(thing.Department)
                    )
                )
                && thing.Area != null
                && db.Viewpoint.PassTo(kind, right).Areas.Any(area => thing.Area.StartsWith(area))
            )
            // 4: within a sector
            || (
                (
                    thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OpenInSectors
                    || (
                        thing.Confidentiality == db.Viewpoint.PassTo(kind, right).OwnInSectors
                        && thing.Department != null
                        && db.Viewpoint.PassTo(kind, right).Member.Contains(thing.Department)
                    )
                )
                && thing.Sector != null
                && db.Viewpoint.PassTo(kind, right).Sectors.Any(sector => thing.Sector.StartsWith(sector))
            )
            // 5: shared by name
            || db.Set<Grant>()
                .Where(grant =>
                    grant.Kind == kind.Name
                    && grant.Activity == db.Viewpoint.Activity
                    && db.Viewpoint.Enough(right).Contains(grant.Right)
                    && grant.RecalledAt == null
                    && (grant.Until == null || grant.Until > db.Viewpoint.Now)
                    && db.Viewpoint.Keys.Contains(grant.Grantee)
                )
                .Select(grant => grant.ThingId)
                .Contains(thing.Id);
#pragma warning restore CA1310
    }
}
