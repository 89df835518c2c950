using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Baken.Access;
using Baken.Areas.Map;
using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Areas.Api;

/// <summary>The machine's door to areas: every figure that a screen shows.</summary>
internal static class AreaEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Areas").RequireFigures();
        var noArea = new[] { Refusals.NoSuchArea(Example) };
        api.MapGet("/areas", ListAsync)
            .WithName("listAreas")
            .WithSummary("Areas of one level with their newest figures")
            .WithDescription("CSV and GeoJSON give all areas at once, GeoJSON with their boundaries.")
            .Produces<Paged<AreaSummary>>()
            .AlsoAs(ApiFormat.Csv, ApiFormat.GeoJson)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, NotALevel, NotACode, Kernel.Api.PageOutOfBounds(0, 100));
        api.MapGet("/areas/{code}", ShowAsync)
            .WithName("showArea")
            .WithSummary("One area with all its newest figures, each beside those of comparable areas")
            .Produces<AreaDetail>()
            .AlsoAs(ApiFormat.Csv, ApiFormat.GeoJson)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, NotACode)
            .Refuses(StatusCodes.Status404NotFound, [.. noArea, Refusals.NoBoundary(Example)]);
        api.MapGet("/areas/{code}/figures/{measure}", HistoryAsync)
            .WithName("showAreaHistory")
            .WithSummary("One measure of one area over the years")
            .Produces<IReadOnlyList<FigureDetail>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, NotACode)
            .Refuses(StatusCodes.Status404NotFound, [.. noArea, NoMeasure]);
        api.MapGet("/figures", SeriesAsync)
            .WithName("listFigures")
            .WithSummary("One measure of all areas of a level in one year")
            .WithDescription("Hidden and missing values are there, without a value and with their status.")
            .Produces<SeriesDetail>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, NotALevel, NotACode)
            .Refuses(StatusCodes.Status404NotFound, NoMeasure);
        api.MapGet("/measures", MeasuresAsync)
            .WithName("listMeasures")
            .WithSummary("The measures that have values on a level, with their meaning and years")
            .Produces<IReadOnlyList<MeasureDetail>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, NotALevel);
        api.MapGet("/locations", LocateAsync)
            .WithName("locateArea")
            .WithSummary("The area that a point lies in")
            .Produces<AreaSummary>()
            .Refuses(StatusCodes.Status400BadRequest, NotALevel, Refusals.NotAPlace)
            .Refuses(StatusCodes.Status404NotFound, Refusals.NothingThere);
        api.MapGet("/area-successions", SuccessionsAsync)
            .WithName("listAreaSuccessions")
            .WithSummary("What became of areas whose codes no longer exist")
            .Produces<IReadOnlyList<SuccessionDetail>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified);
    }

    // What the reference shows as examples.
    private static AreaCode Example { get; } = AreaCode.Parse("WK009999");
    private static Refusal NotALevel { get; } = Refusals.NotALevel("straat");
    private static Refusal NotACode { get; } = Refusals.NotAnAreaCode("9999");
    private static Refusal NoMeasure { get; } = Refusals.NoSuchMeasure(new Measure("inwoners"), AreaLevel.District);

    private static async Task<IResult> ListAsync(
        IAreas areas,
        Boundaries boundaries,
        ModuleDb db,
        HttpContext context,
        CancellationToken cancellation,
        string level = "wijk",
        string? within = null,
        string? format = null,
        int page = 1,
        int pageSize = 100
    )
    {
        if (AreaLevels.Parse(level) is not { } asked)
            return Kernel.Api.Problem(Refusals.NotALevel(level));
        AreaCode? outer = null;
        if (within is not null)
        {
            if (!AreaCode.TryParse(within, out var code))
                return Kernel.Api.Problem(Refusals.NotAnAreaCode(within));
            outer = code;
        }

        var atlas = await areas.AtlasAsync(cancellation);
        if (context.IsKnown($"areas-{atlas.Edition.Number}"))
            return Results.Empty;
        var found = atlas.Areas(asked, outer);
        switch (context.Format(format))
        {
            case ApiFormat.GeoJson:
                return Results.Bytes(
                    await boundaries.GeoJsonAsync(atlas, asked, outer, db, cancellation),
                    "application/geo+json"
                );
            case ApiFormat.Csv:
                var measures = atlas.Measures(asked).Where(measure => measure.Part is null).ToList();
                return Kernel.Api.Csv(
                    $"{asked.Plural()}.csv",
                    ["code", "naam", "jaar", "binnen", .. measures.Select(measure => measure.ToString())],
                    found.Select(area =>
                        (IReadOnlyList<object?>)
                            [
                                area.Code.Value,
                                area.Name,
                                area.Id.Year,
                                area.Parent?.Value,
                                .. measures.Select(measure => (object?)atlas.Figure(area.Code, measure)?.Value),
                            ]
                    )
                );
            case ApiFormat.Json:
            default:
                var paged = Paged<Area>.Of(context, found, page, pageSize);
                return paged.Refusal is { } refusal
                    ? Kernel.Api.Problem(refusal)
                    : Results.Ok(
                        new Paged<AreaSummary>(
                            [.. paged.Value.Items.Select(area => AreaSummary.Of(atlas, area))],
                            page,
                            pageSize,
                            paged.Value.Total,
                            paged.Value.Next
                        )
                    );
        }
    }

    private static async Task<IResult> ShowAsync(
        IAreas areas,
        ModuleDb db,
        HttpContext context,
        string code,
        CancellationToken cancellation,
        string? format = null
    )
    {
        var atlas = await areas.AtlasAsync(cancellation);
        if (Find(atlas, code, out var area) is { } problem)
            return problem;
        if (context.IsKnown($"areas-{atlas.Edition.Number}"))
            return Results.Empty;
        var detail = AreaDetail.Of(atlas, area);
        switch (context.Format(format))
        {
            case ApiFormat.Csv:
                return Kernel.Api.Csv(
                    $"{area.Code}.csv",
                    ["gebied", "naam", "cijfer", "jaar", "waarde", "status", "import", "mediaan", "rang", "van"],
                    detail.Figures.Select(figure =>
                        (IReadOnlyList<object?>)
                            [
                                area.Code.Value,
                                area.Name,
                                figure.Measure,
                                figure.Year,
                                figure.Value,
                                figure.Status,
                                figure.Import,
                                figure.Median,
                                figure.Rank,
                                figure.Ranked,
                            ]
                    )
                );
            case ApiFormat.GeoJson:
                return await areas.ShapeAsync(area, cancellation) is { } shape
                    ? Results.Bytes(Boundaries.Feature(area, shape), "application/geo+json")
                    : Kernel.Api.Problem(Refusals.NoBoundary(area.Code), StatusCodes.Status404NotFound);
            case ApiFormat.Json:
            default:
                return Results.Ok(detail);
        }
    }

    private static async Task<IResult> HistoryAsync(
        IAreas areas,
        HttpContext context,
        string code,
        [Description("From /measures. A part of a breakdown is written behind a tilde: misdrijven~1.1.1.")] string measure,
        CancellationToken cancellation,
        string? format = null
    )
    {
        var atlas = await areas.AtlasAsync(cancellation);
        if (Find(atlas, code, out var area) is { } problem)
            return problem;
        var asked = Measure.Parse(measure.Replace('~', '/'));
        var history = atlas.History(area.Code, asked).Select(FigureDetail.Of).ToList();
        if (history.Count == 0)
            return Kernel.Api.Problem(Refusals.NoSuchMeasure(asked, area.Level), StatusCodes.Status404NotFound);
        if (context.IsKnown($"areas-{atlas.Edition.Number}"))
            return Results.Empty;
        return context.Format(format) == ApiFormat.Csv
            ? Kernel.Api.Csv(
                $"{area.Code}-{asked.Indicator}.csv",
                ["gebied", "cijfer", "jaar", "waarde", "status", "import"],
                history.Select(figure =>
                    (IReadOnlyList<object?>)
                        [area.Code.Value, figure.Measure, figure.Year, figure.Value, figure.Status, figure.Import]
                )
            )
            : Results.Ok(history);
    }

    private static async Task<IResult> SeriesAsync(
        IAreas areas,
        HttpContext context,
        [Description("From /measures; a part of a breakdown behind a tilde: misdrijven~1.1.1.")] string measure,
        CancellationToken cancellation,
        string level = "wijk",
        string? within = null,
        [Description("The newest year that has values, if left out.")] int? year = null,
        string? format = null
    )
    {
        if (AreaLevels.Parse(level) is not { } asked)
            return Kernel.Api.Problem(Refusals.NotALevel(level));
        AreaCode? outer = null;
        if (within is not null)
        {
            if (!AreaCode.TryParse(within, out var code))
                return Kernel.Api.Problem(Refusals.NotAnAreaCode(within));
            outer = code;
        }

        var atlas = await areas.AtlasAsync(cancellation);
        var wanted = Measure.Parse(measure.Replace('~', '/'));
        if (atlas.Series(asked, wanted, year) is not { } series)
            return Kernel.Api.Problem(Refusals.NoSuchMeasure(wanted, asked), StatusCodes.Status404NotFound);
        if (context.IsKnown($"areas-{atlas.Edition.Number}"))
            return Results.Empty;
        var detail = SeriesDetail.Of(atlas, series, outer);
        return context.Format(format) == ApiFormat.Csv
            ? Kernel.Api.Csv(
                $"{wanted.Indicator}-{series.Year}.csv",
                ["code", "naam", "cijfer", "jaar", "waarde", "status", "import"],
                detail.Figures.Select(figure =>
                    (IReadOnlyList<object?>)
                        [figure.Code, figure.Name, detail.Measure, detail.Year, figure.Value, figure.Status, figure.Import]
                )
            )
            : Results.Ok(detail);
    }

    private static async Task<IResult> MeasuresAsync(
        IAreas areas,
        HttpContext context,
        CancellationToken cancellation,
        string level = "wijk",
        string? format = null
    )
    {
        if (AreaLevels.Parse(level) is not { } asked)
            return Kernel.Api.Problem(Refusals.NotALevel(level));
        var atlas = await areas.AtlasAsync(cancellation);
        if (context.IsKnown($"areas-{atlas.Edition.Number}"))
            return Results.Empty;
        var catalogue = await areas.CatalogueAsync(cancellation);
        var measures = atlas
            .Measures(asked)
            .Select(measure => MeasureDetail.Of(measure, catalogue, atlas.Years(asked, measure)))
            .ToList();
        return context.Format(format) == ApiFormat.Csv
            ? Kernel.Api.Csv(
                $"cijfers-{asked.Word()}.csv",
                ["cijfer", "naam", "onderdeel", "eenheid", "soort", "thema", "jaren"],
                measures.Select(one =>
                    (IReadOnlyList<object?>)
                        [one.Measure, one.Label, one.Title, one.Unit, one.Kind, one.Theme, string.Join(' ', one.Years)]
                )
            )
            : Results.Ok(measures);
    }

    private static async Task<IResult> LocateAsync(
        IAreas areas,
        [Description("WGS84, in degrees.")] [Range(-180.0, 180.0)] double longitude,
        [Description("WGS84, in degrees.")] [Range(-90.0, 90.0)] double latitude,
        CancellationToken cancellation,
        string level = "buurt"
    )
    {
        if (AreaLevels.Parse(level) is not { } asked)
            return Kernel.Api.Problem(Refusals.NotALevel(level));
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude) || Math.Abs(longitude) > 180 || Math.Abs(latitude) > 90)
            return Kernel.Api.Problem(Refusals.NotAPlace);
        var locator = await areas.LocatorAsync(asked, cancellation);
        return locator.Find(longitude, latitude) is { } area
            ? Results.Ok(AreaSummary.Of(await areas.AtlasAsync(cancellation), area))
            : Kernel.Api.Problem(Refusals.NothingThere, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SuccessionsAsync(
        IAreas areas,
        HttpContext context,
        CancellationToken cancellation,
        string? format = null
    )
    {
        if (context.IsKnown($"areas-{(await areas.AtlasAsync(cancellation)).Edition.Number}"))
            return Results.Empty;
        var successions = (await areas.SuccessionsAsync(cancellation))
            .Select(one => new SuccessionDetail(
                one.From.Code.Value,
                one.From.Year,
                one.To.Code.Value,
                one.To.Year,
                Math.Round(one.Share, 4)
            ))
            .ToList();
        return context.Format(format) == ApiFormat.Csv
            ? Kernel.Api.Csv(
                "opvolging.csv",
                ["van", "indeling", "naar", "indeling-nu", "aandeel"],
                successions.Select(one => (IReadOnlyList<object?>)[one.From, one.FromYear, one.To, one.ToYear, one.Share])
            )
            : Results.Ok(successions);
    }

    private static IResult? Find(Atlas atlas, string text, out Area area)
    {
        area = null!;
        if (!AreaCode.TryParse(text, out var code))
            return Kernel.Api.Problem(Refusals.NotAnAreaCode(text));
        if (atlas.Find(code) is not { } found)
            return Kernel.Api.Problem(Refusals.NoSuchArea(code), StatusCodes.Status404NotFound);
        area = found;
        return null;
    }
}
