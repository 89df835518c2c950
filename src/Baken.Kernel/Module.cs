using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel;

/// <summary>
/// A module of Baken: the one way in which a part of the house plugs in. Add it to <c>Modules.All</c> in the
/// composition and its services, tables, pages, endpoints and menu are there.
/// </summary>
public interface IModule
{
    /// <summary>The last part of the project's name: Areas.</summary>
    string Name { get; }

    void AddServices(IServiceCollection services);

    /// <summary>The module's part of the database; its tables start with the module's name, its entities are internal.</summary>
    void Configure(ModelBuilder model, ModuleDb db);

    /// <summary>Endpoints for machines and downloads. Pages need no mapping: they are found in <see cref="PageAssembly"/>.</summary>
    void MapEndpoints(IEndpointRouteBuilder routes);

    /// <summary>The assembly that holds the module's pages; null where it has none.</summary>
    Assembly? PageAssembly { get; }

    /// <summary>What the module offers in the main menu.</summary>
    IReadOnlyList<MenuItem> Menu => [];
}

/// <summary>An entry of the main menu.</summary>
/// <param name="Text">Dutch text, or the key of a translation.</param>
/// <param name="Order">Small comes first.</param>
/// <param name="Roles">Who sees it; empty: everyone signed in.</param>
public sealed record MenuItem(string Text, string English, string Href, int Order, IReadOnlyList<Role> Roles);

/// <summary>
/// The one database context as modules see it: they use <c>Set&lt;TheirOwnEntity&gt;()</c> and cannot name another
/// module's, so one use case is one transaction and yet nobody reads another's tables.
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>For whom this context reads. Guarded things of others are not in it (see <see cref="IGuarded"/>).</summary>
    public IViewpoint Viewpoint { get; set; } = NobodysView.Instance;
}

/// <summary>A part of the overview that a module adds: a component without parameters.</summary>
public sealed record OverviewPart
{
    private OverviewPart(int order, Type component) => (Order, Component) = (order, component);

    /// <summary>Small comes first.</summary>
    public int Order { get; }

    public Type Component { get; }

    public static OverviewPart Of<T>(int order)
        where T : InTurn => new(order, typeof(T));
}
