using System.Reflection;
using Baken.Access;
using Baken.Kernel;
using Baken.Sources.Api;
using Baken.Sources.Cbs;
using Baken.Sources.Connectors;
using Baken.Sources.Kvk;
using Baken.Sources.Police;
using Baken.Sources.Register;
using Baken.Sources.Screens;
using Baken.Sources.Tables;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Sources;

/// <summary>
/// In: files of registered sources. Out: a <see cref="Reading"/>, wholly read and checked before anything is changed, and
/// a register of every import. Promised: a column on origin, descent, nationality or religion is never read, a withheld
/// value never becomes zero, and what was left out is accounted for.
/// </summary>
public sealed class SourcesModule : IModule
{
    public string Name => "Sources";

    public Assembly? PageAssembly => typeof(SourcesModule).Assembly;

    public IReadOnlyList<MenuItem> Menu => [new("Bronnen", "Sources", "/bronnen", 50, FigureRoles.Viewers)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ISourceReader, BoundaryReader>();
        services.AddSingleton<ISourceReader, KeyFigureReader>();
        services.AddSingleton<ISourceReader, CrimeReader>();
        services.AddSingleton<ISourceReader, SbiReader>();
        services.AddSingleton<ISourceReader, EstablishmentReader>();
        services.AddSingleton<ISourceReader, BankruptcyReader>();
        services.AddTables().AddConnectors();
        services.AddSingleton<MappedSources>();
        services.AddScoped<ISources, SourcesDoor>();
        services.AddScoped<SourceQueries>();
    }

    public void Configure(ModelBuilder model, ModuleDb db)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfiguration<ImportBatch>(new ImportBatchConfiguration());
        model.ApplyConfiguration<RejectedEntry>(new ImportBatchConfiguration());
        model.ApplyConfiguration<IndicatorEntry>(new IndicatorEntryConfiguration());
        model.ApplyConfiguration<PartTitle>(new IndicatorEntryConfiguration());
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        SourceEndpoints.Map(routes);
        SourceDownloads.Map(routes);
    }
}
