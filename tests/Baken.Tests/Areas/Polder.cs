using Baken.Areas;
using Baken.Sources;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace Baken.Tests.Areas;

/// <summary>
/// A small invented municipality to test with: GM9951 with two districts of two neighbourhoods, squares of 0.01 degree on open
/// water, and helpers to say figures about it.
/// </summary>
internal static class Polder
{
    public static readonly AreaCode Municipality = AreaCode.Parse("GM9951");
    public static readonly AreaCode West = AreaCode.Parse("WK995101");
    public static readonly AreaCode East = AreaCode.Parse("WK995102");
    public static readonly AreaCode[] Neighbourhoods =
    [
        .. new[] { "BU99510101", "BU99510102", "BU99510201", "BU99510202" }.Select(AreaCode.Parse),
    ];

    public static Reading Boundaries(int year = 2024) =>
        new()
        {
            Fingerprint = $"boundaries-{year}",
            Outlines =
            [
                Outline("GM9951", year, "Testwaard", 0, 0, 2, 2),
                Outline("WK995101", year, "West", 0, 0, 1, 2),
                Outline("WK995102", year, "Oost", 1, 0, 2, 2),
                Outline("BU99510101", year, "Zuidwest", 0, 0, 1, 1),
                Outline("BU99510102", year, "Noordwest", 0, 1, 1, 2),
                Outline("BU99510201", year, "Zuidoost", 1, 0, 2, 1),
                Outline("BU99510202", year, "Noordoost", 1, 1, 2, 2),
            ],
        };

    /// <summary>A square in the grid of 0.01 degree whose origin lies at 5.30 east, 52.75 north.</summary>
    public static AreaOutline Outline(string code, int year, string name, int left, int bottom, int right, int top) =>
        new(
            new AreaId(AreaCode.Parse(code), year),
            name,
            null,
            new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(
                new Envelope(5.30 + left * 0.01, 5.30 + right * 0.01, 52.75 + bottom * 0.01, 52.75 + top * 0.01)
            )
        );

    public static Reading Counts(string measure, int year, params double[] perNeighbourhood) =>
        Figures(measure, year, AreaLevel.Neighbourhood, Neighbourhoods, perNeighbourhood);

    public static Reading Figures(string measure, int year, AreaLevel level, AreaCode[] codes, params double[] values) =>
        new()
        {
            Fingerprint = $"{measure}-{year}-{level}-{string.Join(',', values)}",
            Figures = [new FigureBlock(level, codes, [new FigureColumn(Measure.Parse(measure), year, values)])],
        };

    /// <summary>Takes readings in as imports 1, 2, 3 … and makes an edition of them.</summary>
    public static async Task<Atlas> TakeAsync(TestDatabase database, params Reading[] readings) =>
        await database.DoAsync(async services =>
        {
            var cancellation = TestContext.Current.CancellationToken;
            var db = services.GetRequiredService<ModuleDb>();
            var areas = services.GetRequiredService<IAreas>();
            var sources = services.GetRequiredService<ISources>();
            foreach (var reading in readings)
            {
                var order = new ImportOrder(SourceKeys.KeyFigures, []);
                var report = await sources.RegisterAsync(order, reading, Actor.CommandLine, cancellation);
                areas.Take(reading, report.Number);
                await db.SaveChangesAsync(cancellation);
            }

            await areas.MakeEditionAsync(null, Actor.CommandLine, null, cancellation);
            await db.SaveChangesAsync(cancellation);
            return await areas.AtlasAsync(cancellation);
        });
}
