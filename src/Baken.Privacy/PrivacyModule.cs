using System.Reflection;
using Baken.Kernel;
using Baken.Privacy.Activities;
using Baken.Privacy.Duties;
using Baken.Privacy.Requests;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Privacy;

/// <summary>
/// What the law asks of whoever holds data of people. In: what modules hold, and for which activity. Out: the register of processing
/// activities, destruction by two people with a certificate, and answers to people about their own data. Promised: every record has
/// a clock, nothing is destroyed by one person alone, and a request is answered from everything that is held.
/// </summary>
public sealed class PrivacyModule : IModule
{
    public string Name => "Privacy";

    public Assembly? PageAssembly => typeof(PrivacyModule).Assembly;

    public IReadOnlyList<MenuItem> Menu =>
        [
            new("Privacy", "Privacy", Addresses.Privacy, 800, [Role.PrivacyOfficer]),
            new("Verzoeken", "Requests", Addresses.Requests, 805, PrivacyRoles.SharedMenu),
            new("Verwerkingen", "Processing", Addresses.Register, 810, PrivacyRoles.RegisterRoles),
            new(
                "Bewaren en vernietigen",
                "Keep and destroy",
                RetentionRoutes.Overview,
                820,
                [Role.PrivacyOfficer, Role.Coordinator]
            ),
        ];

    public void AddServices(IServiceCollection services) => services.AddActivities().AddRequests().AddDuties().AddRetention();

    public void Configure(ModelBuilder model, ModuleDb db)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfiguration(new ActivityVersionConfiguration());
        RequestConfiguration.Configure(model, db);
        DutyConfiguration.Configure(model, db);
        model.AddRetention();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ActivityEndpoints.Map(routes);
        RequestFiles.Map(routes);
        CertificateDownload.Map(routes);
    }
}
