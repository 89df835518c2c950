using System.Reflection;
using Baken.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Gate;

/// <summary>A fault to plant in the module of tests, so that the oracle is seen to find it.</summary>
internal enum Leak
{
    None,
    List,
    Count,
    Facet,
    Search,
    Thing,
    Attachment,
    Export,
    Hit,
    WrongObject,
    SeenIsEnough,
    MassAssignment,
    OpenToAll,
    NoRule,
    NotInTheTable,
}

/// <summary>
/// A module of tests that does everything a module with guarded things does: a list with its total, counts, search, a thing, an attachment,
/// an export, a look-up that says yes or no, and a form. It is right, but for the fault that is planted.
/// </summary>
internal sealed class DeskModule(Leak leak = Leak.None) : IModule
{
    public const string Activity = "desk-work";

    public static Kind Dossiers { get; } =
        new(
            "dossier",
            [
                new Rule(Right.Do, Activity, Role.Coordinator, Role.Handler),
                new Rule(Right.See, Activity, Role.Analyst, Role.AreaManager, Role.SectorManager),
                new Rule(Right.Hit, Activity, Role.Partner),
                new Rule(Right.See, "elsewhere", Role.Auditor),
            ]
        );

    public string Name => "Desk";

    public Assembly? PageAssembly => typeof(DeskModule).Assembly;

    public void AddServices(IServiceCollection services) => services.AddSingleton(new Planted(leak));

    public void Configure(ModelBuilder model, ModuleDb db) => Tables(model, db);

    public static void Tables(ModelBuilder model, ModuleDb db)
    {
        model.Entity<Dossier>(dossier => dossier.ToTable("desk_dossier").IsGuarded(db, Dossiers));
        model.Entity<Enclosure>(enclosure =>
        {
            enclosure.ToTable("desk_enclosure").IsGuardedThrough<Enclosure, Dossier>(db, e => e.DossierId);
            enclosure.Property(e => e.Id).ValueGeneratedNever();
            enclosure.HasOne<Dossier>().WithMany().HasForeignKey(e => e.DossierId);
        });
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var under = new UnderAttribute(Activity);
        var workers = new ForAttribute(Role.Coordinator, Role.Handler, Role.Analyst, Role.AreaManager, Role.SectorManager);
        var api = routes.MapApi("Desk").WithMetadata(under).ExcludeFromDescription();
        if (leak != Leak.NoRule)
            api.RequireAuthorization(workers);
        api.MapGet("/desk/dossiers", ListAsync);
        api.MapGet("/desk/dossiers/aantallen", CountsAsync);
        api.MapGet("/desk/dossiers/{id:guid}", ThingAsync);
        api.MapGet("/desk/dossiers/{id:guid}/bijlagen/{enclosure:guid}", EnclosureAsync);
        api.MapGet("/desk/zoeken", SearchAsync);

        var everyone = routes.MapGroup("/desk").WithMetadata(under).RequireAuthorization(new ForEveryoneAttribute());
        everyone.MapGet("/treffer", HitAsync).ExcludeFromDescription();
        everyone.MapGet("/zoeken.json", SearchAsync).ExcludeFromDescription();

        var files = routes.MapGroup("/desk").WithMetadata(under);
        if (leak == Leak.OpenToAll)
            files.AllowAnonymous();
        else
            files.RequireAuthorization(workers);
        files.MapGet("/dossiers.csv", ExportAsync).ExcludeFromDescription();
        files.MapPost("/dossiers/{id:guid}/titel", ChangeAsync).ExcludeFromDescription();
        if (leak == Leak.NotInTheTable)
            files.MapGet("/vergeten", () => "vergeten").ExcludeFromDescription();
    }

    private static IQueryable<T> Of<T>(ModuleDb db, bool leaks)
        where T : class => leaks ? db.Set<T>().IgnoreQueryFilters() : db.Set<T>();

    private static async Task<IResult> ListAsync(ModuleDb db, Planted planted, CancellationToken cancellation)
    {
        var titles = await Of<Dossier>(db, planted.Leak == Leak.List).Select(d => d.Title).ToListAsync(cancellation);
        return Results.Json(
            new { Total = await Of<Dossier>(db, planted.Leak == Leak.Count).CountAsync(cancellation), Items = titles }
        );
    }

    private static async Task<IResult> CountsAsync(ModuleDb db, Planted planted, CancellationToken cancellation) =>
        Results.Json(
            await Of<Dossier>(db, planted.Leak == Leak.Facet)
                .GroupBy(d => d.Department ?? "geen")
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation)
        );

    private static async Task<IResult> ThingAsync(Guid id, ModuleDb db, Planted planted, CancellationToken cancellation) =>
        await Of<Dossier>(db, planted.Leak == Leak.Thing).SingleOrDefaultAsync(d => d.Id == id, cancellation) is { } dossier
            ? Results.Json(new { dossier.Title, dossier.Owner })
            : Results.NotFound();

    private static async Task<IResult> EnclosureAsync(
        Guid id,
        Guid enclosure,
        ModuleDb db,
        Planted planted,
        CancellationToken cancellation
    ) =>
        await Of<Enclosure>(db, planted.Leak == Leak.Attachment)
            .SingleOrDefaultAsync(e => e.Id == enclosure && e.DossierId == id, cancellation)
            is { } found
            ? Results.Text(found.Text)
            : Results.NotFound();

    private static async Task<IResult> SearchAsync(string? q, ModuleDb db, Planted planted, CancellationToken cancellation) =>
        Results.Json(
            await Of<Dossier>(db, planted.Leak == Leak.Search)
                .Where(d => d.Title.Contains(q ?? ""))
                .Select(d => d.Title)
                .ToListAsync(cancellation)
        );

    private static async Task<IResult> HitAsync(
        string? q,
        IGate gate,
        ModuleDb db,
        Planted planted,
        CancellationToken cancellation
    ) =>
        Results.Text(
            planted.Leak == Leak.Hit && await Of<Dossier>(db, true).AnyAsync(d => d.Title.Contains(q ?? ""), cancellation) ? "ja"
            : await gate.HitAsync<Dossier>(Dossiers, d => d.Title.Contains(q ?? ""), "desk", cancellation) ? "ja"
            : "nee"
        );

    private static async Task<IResult> ExportAsync(ModuleDb db, Planted planted, CancellationToken cancellation) =>
        Kernel.Api.Csv(
            "dossiers.csv",
            ["titel", "bijlage"],
            (
                await Of<Dossier>(db, planted.Leak is Leak.Export or Leak.OpenToAll)
                    .Join(
                        Of<Enclosure>(db, planted.Leak is Leak.Export or Leak.OpenToAll),
                        d => d.Id,
                        e => e.DossierId,
                        (d, e) => new { d.Title, e.Text }
                    )
                    .ToListAsync(cancellation)
            ).Select(row => (IReadOnlyList<object?>)[row.Title, row.Text])
        );

    private static async Task<IResult> ChangeAsync(
        Guid id,
        [FromForm] string titel,
        IFormCollection form,
        IGate gate,
        ModuleDb db,
        Planted planted,
        CancellationToken cancellation
    )
    {
        if (planted.Leak == Leak.WrongObject && Guid.TryParse(form["id"], out var other))
            id = other;
        var dossier = planted.Leak switch
        {
            Leak.WrongObject => await Of<Dossier>(db, true).SingleOrDefaultAsync(d => d.Id == id, cancellation),
            Leak.SeenIsEnough => await db.Set<Dossier>().SingleOrDefaultAsync(d => d.Id == id, cancellation),
            _ => await gate.ToDo<Dossier>(Dossiers).SingleOrDefaultAsync(d => d.Id == id, cancellation),
        };
        if (dossier is null)
            return Results.NotFound();
        dossier.Title = titel;
        if (planted.Leak == Leak.MassAssignment)
        {
            dossier.Confidentiality = Enum.Parse<Confidentiality>(form["confidentiality"]!);
            dossier.Owner = form["owner"]!;
        }

        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"~/desk/dossiers/{id}");
    }

    internal sealed record Planted(Leak Leak);
}
