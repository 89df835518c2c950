using Microsoft.AspNetCore.Routing;

namespace Baken.Sectors.Api;

internal static class SectorsApi
{
    public static void Map(IEndpointRouteBuilder routes) { }
}
