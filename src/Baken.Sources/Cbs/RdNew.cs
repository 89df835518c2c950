using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Baken.Sources.Cbs;

/// <summary>
/// From Rijksdriehoek coordinates (RD New, EPSG:28992) to WGS84 longitude and latitude, within half a metre. It is no
/// RDNAPTRANS: good for maps, not for surveying.
/// </summary>
internal static class RdNew
{
    // TOWGS84 in metres, arc-seconds (position vector) and parts per million.
    private const string Wkt = """
        PROJCS["Amersfoort / RD New",
          GEOGCS["Amersfoort",
            DATUM["Amersfoort",
              SPHEROID["Bessel 1841",6377397.155,299.1528128],
              TOWGS84[565.4171,50.3319,465.5524,-0.398957,0.343988,-1.877402,4.0725]],
            PRIMEM["Greenwich",0],
            UNIT["degree",0.0174532925199433]],
          PROJECTION["Oblique_Stereographic"],
          PARAMETER["latitude_of_origin",52.15616055555555],
          PARAMETER["central_meridian",5.38763888888889],
          PARAMETER["scale_factor",0.9999079],
          PARAMETER["false_easting",155000],
          PARAMETER["false_northing",463000],
          UNIT["metre",1]]
        """;

    private static readonly MathTransform Transform = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(new CoordinateSystemFactory().CreateFromWkt(Wkt), GeographicCoordinateSystem.WGS84)
        .MathTransform;

    public static (double Longitude, double Latitude) ToWgs84(double x, double y) => Transform.Transform(x, y);

    /// <summary>Whether a point can only be RD: metres within the Netherlands.</summary>
    public static bool Contains(double x, double y) => x is >= -7_000 and <= 300_000 && y is >= 289_000 and <= 680_000;
}
