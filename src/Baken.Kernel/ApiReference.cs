using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Baken.Kernel;

/// <summary>What an endpoint says of itself to who reads the reference, beyond what its code shows.</summary>
public static class ApiReference
{
    /// <summary>The other forms in which the same answer can be had, by the Accept header or the <c>format</c> parameter.</summary>
    public static RouteHandlerBuilder AlsoAs(this RouteHandlerBuilder endpoint, params ApiFormat[] formats) =>
        endpoint.WithMetadata(new OtherForms(formats));

    /// <summary>The "no"s of the endpoint. Give the real refusals: the reference takes their codes and shows one as an example.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status, params Refusal[] refusals) =>
        endpoint.ProducesProblem(status).WithMetadata(new PossibleRefusals(status, refusals));

    public static string MediaType(this ApiFormat format) =>
        format switch
        {
            ApiFormat.Json => "application/json",
            ApiFormat.Csv => "text/csv",
            ApiFormat.GeoJson => "application/geo+json",
        };
}

public sealed record OtherForms(IReadOnlyList<ApiFormat> Formats);

public sealed record PossibleRefusals(int Status, IReadOnlyList<Refusal> Refusals);
