using Baken.Access;
using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Privacy;

/// <summary>A certificate as the file of which the hash stands in the audit record.</summary>
internal static class CertificateDownload
{
    public static string Of(Guid id) => $"{RetentionRoutes.Certificate}/{id:N}.json";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(RetentionRoutes.Certificate + "/{id:guid}.json", GetAsync)
            .WithMetadata(
                new ForAttribute(Role.PrivacyOfficer, Role.Coordinator, Role.Auditor),
                new UnderAttribute(ActivityKeys.Retention)
            )
            .ExcludeFromDescription();

    private static async Task<IResult> GetAsync(Guid id, DueQueries queries, CancellationToken cancellation) =>
        await queries.CertificateAsync(id, cancellation) is { } certificate
            ? Results.File(certificate.Document, "application/json", $"vernietiging-{id:N}.json")
            : Api.Problem(RetentionRefusals.NoSuchBatch, StatusCodes.Status404NotFound);
}
