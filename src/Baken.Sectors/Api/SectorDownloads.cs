using Baken.Access;
using Baken.Areas;
using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Sectors.Api;

/// <summary>The figures of the pages as files: what a chart or table shows, and where each figure came from.</summary>
internal static class SectorDownloads
{
    private static readonly string[] FigureHeaders =
    [
        "branche",
        "editie",
        "gebied",
        "gebiedsnaam",
        "cijfer",
        "bereik",
        "knopen",
        "jaar",
        "waarde",
        "status",
        "noemerjaar",
        "imports",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes
            .MapGroup("")
            .RequireAuthorization(new ForFiguresAttribute())
            .Under(ActivityKeys.Figures)
            .ExcludeFromDescription();
        files.MapGet(
            "/sectoren.csv",
            async (ISectors sectors, CancellationToken cancellation) => List(await sectors.ListAsync(cancellation))
        );
        files.MapGet("/sectoren/{key}.csv", SectorAsync);
        files.MapGet("/sbi/{edition:int}/{code}.csv", NodeAsync);
    }

    /// <summary>One row per sector and criterion.</summary>
    public static IResult List(IReadOnlyList<VulnerableSector> sectors) =>
        Kernel.Api.Csv(
            "branches.csv",
            ["branche", "naam", "sbi", "criterium", "oordeel", "bewijs", "bron", "door", "datum", "herzien-voor", "te-laat"],
            sectors.SelectMany(sector =>
                sector.Criteria.Select(state =>
                    (IReadOnlyList<object?>)
                        [
                            sector.Key,
                            sector.Name,
                            string.Join(' ', sector.Codes.Select(code => code.Sbi)),
                            state.Criterion,
                            state.Current.Verdict.Label(),
                            state.Current.Evidence,
                            state.Current.Source,
                            state.Current.Author,
                            Day(state.Current.Date),
                            Day(state.Current.ReviewBy),
                            state.Overdue ? "ja" : "nee",
                        ]
                )
            )
        );

    public static async Task<IResult> SectorAsync(
        ISectors sectors,
        IAreas areas,
        string key,
        CancellationToken cancellation,
        string? gebied = null
    )
    {
        if (await sectors.FindAsync(key, cancellation) is not { } sector)
            return Kernel.Api.Problem(Refusals.NoSuchSector(key), StatusCodes.Status404NotFound);
        return await FiguresAsync(
            key,
            [.. sector.Codes.GroupBy(code => code.Edition).Select(edition => sector.CodesOf(edition.Key))],
            sectors,
            areas,
            gebied,
            cancellation
        );
    }

    public static async Task<IResult> NodeAsync(
        ISectors sectors,
        IAreas areas,
        int edition,
        string code,
        CancellationToken cancellation,
        string? gebied = null
    ) =>
        SbiCode.TryParse(edition, code, out var sbi)
            ? await FiguresAsync(
                $"sbi{edition}-{sbi.Code}",
                [
                    [sbi],
                ],
                sectors,
                areas,
                gebied,
                cancellation
            )
            : Kernel.Api.Problem(Refusals.NotAnSbiCode(code));

    /// <summary>The area itself and the areas right under it.</summary>
    private static async Task<IResult> FiguresAsync(
        string name,
        IReadOnlyList<IReadOnlyList<SbiCode>> editions,
        ISectors sectors,
        IAreas areas,
        string? area,
        CancellationToken cancellation
    )
    {
        var atlas = await areas.AtlasAsync(cancellation);
        var tree = await sectors.TreeAsync(cancellation);
        var where = AreaCode.TryParse(area, out var code) ? code : atlas.Home;
        var found =
            where is { } one && atlas.Find(one) is { } self
                ? new[] { self }.Concat(self.Level == AreaLevel.Country ? [] : atlas.Children(self.Code))
                : [];
        return Kernel.Api.Csv(
            $"{name}.csv",
            FigureHeaders,
            found
                .SelectMany(item => editions.Select(codes => SectorPicture.Of(atlas, tree, codes, item)))
                .SelectMany(picture => Lines(name, picture))
        );
    }

    private static IEnumerable<IReadOnlyList<object?>> Lines(string name, SectorPicture picture) =>
        from line in new (string Word, SectorLine Line)[]
        {
            ("vestigingen", picture.Establishments),
            ("vestigingen-opgericht", picture.Opened),
            ("vestigingen-opgeheven", picture.Closed),
            ("faillissementen", picture.Bankruptcies),
            ("verloop-procent", picture.Churn),
            ("faillissementen-per-1000-vestigingen", picture.BankruptcyRate),
            ("vestigingen-per-1000-inwoners", picture.Density),
        }
        from figure in line.Line.Years
        select (IReadOnlyList<object?>)
            [
                name,
                picture.Edition,
                picture.Area,
                picture.AreaName,
                line.Word,
                line.Line.Reach.Label(),
                string.Join(' ', line.Line.Nodes),
                figure.Year,
                figure.Value,
                figure.Status.Label(),
                figure.DenominatorYear,
                string.Join(' ', figure.Imports),
            ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
