using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Baken.Demo.Geography;

/// <summary>RD New (EPSG:28992) to WGS84.</summary>
internal static class RijksDriehoek
{
    private const string Wkt = """
        PROJCS["Amersfoort / RD New",GEOGCS["Amersfoort",DATUM["Amersfoort",SPHEROID["Bessel 1841",6377397.155,299.1528128],
        TOWGS84[565.4171,50.3319,465.5524,-0.398957,0.343988,-1.877402,4.0725]],PRIMEM["Greenwich",0],
        UNIT["degree",0.0174532925199433]],PROJECTION["Oblique_Stereographic"],PARAMETER["latitude_of_origin",52.1561605555556],
        PARAMETER["central_meridian",5.38763888888889],PARAMETER["scale_factor",0.9999079],PARAMETER["false_easting",155000],
        PARAMETER["false_northing",463000],UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH]]
        """;

    private static readonly MathTransform Transform = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(
            new CoordinateSystemFactory().CreateFromWkt(Wkt.ReplaceLineEndings("")),
            GeographicCoordinateSystem.WGS84
        )
        .MathTransform;

    public static (double Longitude, double Latitude) ToWgs84(double x, double y) => Transform.Transform(x, y);
}
