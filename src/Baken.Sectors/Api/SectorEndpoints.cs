using System.ComponentModel;
using Baken.Access;
using Baken.Areas;
using Baken.Kernel;
using Baken.Sectors.Vulnerability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Sectors.Api;

/// <summary>The machine's door to sectors and the SBI. It names no firm.</summary>
internal static class SectorEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Sectors").RequireAuthorization(new ForFiguresAttribute()).Under(ActivityKeys.Figures);
        var noPage = Kernel.Api.PageOutOfBounds(0, 100);
        var notACode = Areas.Refusals.NotAnAreaCode("9999");
        var noArea = Areas.Refusals.NoSuchArea(AreaCode.Parse("WK009999"));
        api.MapGet("/sectors", ListAsync)
            .WithName("listSectors")
            .WithSummary("Vulnerable sectors with the criteria that make them so")
            .WithDescription(
                "Each criterion with its verdict (yes, no or unknown, which is not no), evidence, source, author, date and review date; "
                    + "earlier judgements stay visible. CSV gives all sectors at once."
            )
            .Produces<Paged<VulnerableSector>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, noPage);
        api.MapGet("/sectors/{key}", ShowAsync)
            .WithName("showSector")
            .WithSummary("One vulnerable sector with its figures")
            .WithDescription(
                "Figures of the home municipality, or of the area asked for; CSV adds the areas right under it. Where figures exist only "
                    + "for a higher node of the SBI, reach and nodes say so. A sum with a hidden part is hidden."
            )
            .Produces<SectorDetail>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, notACode)
            .Refuses(StatusCodes.Status404NotFound, Refusals.NoSuchSector("kappers"), noArea);
        api.MapGet("/sbi", SearchAsync)
            .WithName("searchSbi")
            .WithSummary("Search the SBI by code or by words")
            .Produces<Paged<SbiHit>>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, Refusals.NotAnSbiEdition(2012), noPage);
        api.MapGet("/sbi/{edition:int}/{code}", NodeAsync)
            .WithName("showSbiNode")
            .WithSummary("One node of the SBI: its path, what lies under it, and its figures")
            .Produces<SbiDetail>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, Refusals.NotAnSbiCode("x9"), notACode)
            .Refuses(StatusCodes.Status404NotFound, Refusals.NoSuchSbiCode(SbiCode.Parse("sbi2008:96021")), noArea);
        SectorDownloads.Map(routes);
    }

    private static async Task<IResult> ListAsync(
        ISectors sectors,
        SectorStamp stamp,
        HttpContext context,
        CancellationToken cancellation,
        string? format = null,
        int page = 1,
        int pageSize = 100
    )
    {
        if (context.IsKnown(await stamp.AskAsync(cancellation)))
            return Results.Empty;
        var all = await sectors.ListAsync(cancellation);
        if (context.Format(format) == ApiFormat.Csv)
            return SectorDownloads.List(all);
        var paged = Paged<VulnerableSector>.Of(context, all, page, pageSize);
        return paged.Refusal is { } refusal ? Kernel.Api.Problem(refusal) : Results.Ok(paged.Value);
    }

    private static async Task<IResult> ShowAsync(
        ISectors sectors,
        IAreas areas,
        SectorStamp stamp,
        HttpContext context,
        [Description("From /sectors.")] string key,
        CancellationToken cancellation,
        [Description("The code of the area of which figures are given; the home municipality if left out.")] string? area = null,
        string? format = null
    )
    {
        var where = await WhereAsync(areas, area, cancellation);
        if (where.Refusal is { } refusal)
            return Kernel.Api.Problem(refusal, Status(refusal));
        if (await sectors.FindAsync(key, cancellation) is not { } sector)
            return Kernel.Api.Problem(Refusals.NoSuchSector(key), StatusCodes.Status404NotFound);
        if (context.IsKnown(await stamp.AskAsync(cancellation)))
            return Results.Empty;
        if (context.Format(format) == ApiFormat.Csv)
            return await SectorDownloads.SectorAsync(sectors, areas, key, cancellation, area);

        var pictures = new List<SectorPicture>();
        foreach (var edition in sector.Codes.Select(code => code.Edition).Distinct())
            if (await sectors.PictureAsync(sector.CodesOf(edition), where.Value, cancellation) is { } picture)
                pictures.Add(picture);
        return Results.Ok(new SectorDetail(sector, pictures));
    }

    private static async Task<IResult> SearchAsync(
        ISectors sectors,
        SectorStamp stamp,
        HttpContext context,
        CancellationToken cancellation,
        [Description("A code or words; without it the highest nodes.")] string? search = null,
        [Description("2008 or 2025; without it both are searched.")] int? edition = null,
        int page = 1,
        int pageSize = 100
    )
    {
        if (edition is not (null or 2008 or 2025))
            return Kernel.Api.Problem(Refusals.NotAnSbiEdition(edition.Value));
        if (context.IsKnown(await stamp.AskAsync(cancellation)))
            return Results.Empty;
        var tree = await sectors.TreeAsync(cancellation);
        var hits = string.IsNullOrWhiteSpace(search)
            ? tree
                .Editions.Where(one => edition is null || one == edition)
                .SelectMany(tree.Roots)
                .Select(node => new SectorHit(node, SectorMatch.Code))
                .ToList()
            : tree.Search(search, edition, limit: int.MaxValue);
        var paged = Paged<SectorHit>.Of(context, hits, page, pageSize);
        return paged.Refusal is { } refusal
            ? Kernel.Api.Problem(refusal)
            : Results.Ok(
                new Paged<SbiHit>(
                    [.. paged.Value.Items.Select(hit => new SbiHit(SbiNode.Of(hit.Node), hit.Match))],
                    page,
                    pageSize,
                    paged.Value.Total,
                    paged.Value.Next
                )
            );
    }

    private static async Task<IResult> NodeAsync(
        ISectors sectors,
        IAreas areas,
        SectorStamp stamp,
        HttpContext context,
        [Description("2008 or 2025.")] int edition,
        [Description("With or without dots: 96.02.1 or 96021.")] string code,
        CancellationToken cancellation,
        [Description("The code of the area of which figures are given; the home municipality if left out.")] string? area = null,
        string? format = null
    )
    {
        if (!SbiCode.TryParse(edition, code, out var sbi))
            return Kernel.Api.Problem(Refusals.NotAnSbiCode(code));
        var where = await WhereAsync(areas, area, cancellation);
        if (where.Refusal is { } refusal)
            return Kernel.Api.Problem(refusal, Status(refusal));
        var tree = await sectors.TreeAsync(cancellation);
        if (tree.Find(sbi) is not { } node)
            return Kernel.Api.Problem(Refusals.NoSuchSbiCode(sbi), StatusCodes.Status404NotFound);
        if (context.IsKnown(await stamp.AskAsync(cancellation)))
            return Results.Empty;
        if (context.Format(format) == ApiFormat.Csv)
            return await SectorDownloads.NodeAsync(sectors, areas, edition, code, cancellation, area);

        var all = await sectors.ListAsync(cancellation);
        return Results.Ok(
            new SbiDetail(
                SbiNode.Of(node),
                [.. tree.PathTo(sbi).Select(SbiNode.Of)],
                [.. tree.Children(sbi).Select(SbiNode.Of)],
                [.. all.Where(sector => sector.Codes.Any(one => one.Sbi == sbi)).Select(sector => sector.Key)],
                await sectors.PictureAsync([sbi], where.Value, cancellation)
            )
        );
    }

    /// <summary>The area asked for; null when none is, which is the home municipality.</summary>
    private static async Task<Outcome<AreaCode?>> WhereAsync(IAreas areas, string? text, CancellationToken cancellation)
    {
        if (text is null)
            return (AreaCode?)null;
        if (!AreaCode.TryParse(text, out var code))
            return Areas.Refusals.NotAnAreaCode(text);
        return (await areas.AtlasAsync(cancellation)).Find(code) is null ? Areas.Refusals.NoSuchArea(code) : (AreaCode?)code;
    }

    private static int Status(Refusal refusal) =>
        refusal.Code == "areas.no-such-area" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
}
