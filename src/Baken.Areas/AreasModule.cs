using System.Reflection;
using Baken.Access;
using Baken.Areas.Api;
using Baken.Areas.Classification;
using Baken.Areas.Columns;
using Baken.Areas.Editions;
using Baken.Areas.Map;
using Baken.Areas.Screens;
using Baken.Kernel;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Areas;

/// <summary>
/// In: the areas and figures of readings. Out: the <see cref="Atlas"/>, an edition of all areas with all their figures,
/// and the place of a point. Promised: missing is not zero, small counts cannot be read or computed back, and every
/// figure knows the import it came from.
/// </summary>
public sealed class AreasModule : IModule
{
    public string Name => "Areas";

    public Assembly? PageAssembly => typeof(AreasModule).Assembly;

    public IReadOnlyList<MenuItem> Menu =>
        [new("Kaart", "Map", "/kaart", 10, FigureRoles.Viewers), new("Gebieden", "Areas", "/gebieden", 20, FigureRoles.Viewers)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AtlasCache>().AddSingleton<LocatorCache>().AddSingleton<Boundaries>();
        services.AddScoped<IAreas, AreasDoor>();
        services.AddScoped<IMapLayers, MeasureLayers>();
        services.AddSingleton(OverviewPart.Of<OverviewMap>(20));
    }

    public void Configure(ModelBuilder model, ModuleDb db)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfiguration(new AreaRowConfiguration());
        model.ApplyConfiguration(new SuccessionRowConfiguration());
        model.ApplyConfiguration(new FigureBlockRowConfiguration());
        model.ApplyConfiguration(new FigureColumnRowConfiguration());
        model.ApplyConfiguration(new AreasEditionRowConfiguration());
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        AreaEndpoints.Map(routes);
        MapFeeds.Map(routes);
    }
}
