using System.Reflection;
using Baken.Kernel;
using Baken.Sectors.Api;
using Baken.Sectors.Tree;
using Baken.Sectors.Vulnerability;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Sectors;

/// <summary>
/// In: the SBI of readings, and what people judge about sectors. Out: the SBI as a tree, the vulnerable sectors with
/// their criteria, and the picture of a sector in an area. Promised: an edition is part of a code, unknown is not no, a
/// judgement never disappears, a sum with a hidden part is hidden, and no firm is listed or marked.
/// </summary>
public sealed class SectorsModule : IModule
{
    public string Name => "Sectors";

    public Assembly? PageAssembly => typeof(SectorsModule).Assembly;

    public IReadOnlyList<MenuItem> Menu => [new MenuItem("Branches", "Sectors", "/sectoren", 30, SectorRoles.Viewers)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<TreeCache>();
        services.AddScoped<ISectors, SectorsDoor>().AddScoped<JudgeSector>().AddScoped<SectorStamp>().AddScoped<AddSector>();
    }

    public void Configure(ModelBuilder model, ModuleDb db)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfiguration(new SectorRowConfiguration());
        model.ApplyConfiguration(new VulnerableSectorRowConfiguration());
        model.ApplyConfiguration(new JudgementRowConfiguration());
    }

    public void MapEndpoints(IEndpointRouteBuilder routes) => SectorEndpoints.Map(routes);
}
