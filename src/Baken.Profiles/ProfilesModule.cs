using System.Reflection;
using Baken.Areas;
using Baken.Kernel;
using Baken.Profiles.Api;
using Baken.Profiles.Computing;
using Baken.Profiles.Models;
using Baken.Profiles.Pages;
using Baken.Profiles.Switching;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Profiles;

/// <summary>
/// In: editions of areas, judgements about sectors, and model files. Out: scores of areas and sectors with the reasons for
/// each. Promised: never a person, a household or a firm; no model works without a goal, a measure of success and a stop
/// date, nor without a person who switched it on; and a score can be computed again to the same bytes.
/// </summary>
public sealed class ProfilesModule : IModule
{
    public string Name => "Profiles";

    public Assembly? PageAssembly => typeof(ProfilesModule).Assembly;

    public IReadOnlyList<MenuItem> Menu => [new MenuItem("Profielen", "Profiles", Addresses.List, 40, ProfileRoles.Viewers)];

    public void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(new ProfilesSettings(null, null));
        services.AddSingleton<ResultCache>();
        services.AddScoped<ModelLibrary>().AddScoped<Switches>().AddScoped<ProfileComputer>().AddScoped<SwitchProfile>();
        services.AddScoped<IProfiles, ProfilesDoor>().AddScoped<KeptEditions>();
        services.AddScoped<IMapLayers, ProfileLayers>();
        services.AddSingleton(AreaPagePart.Of<AreaProfiles>(30));
        services.AddSingleton(OverviewPart.Of<OverviewProfile>(10));
    }

    public void Configure(ModelBuilder model, ModuleDb db)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfiguration(new SwitchRowConfiguration());
        model.ApplyConfiguration(new ProfileEditionRowConfiguration());
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ProfileEndpoints.Map(routes);
        ProfileDownloads.Map(routes);
    }
}
