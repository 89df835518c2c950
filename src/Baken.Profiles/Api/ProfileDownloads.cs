using Baken.Access;
using Baken.Kernel;
using Baken.Profiles.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Profiles.Api;

/// <summary>What the pages show, as files.</summary>
internal static class ProfileDownloads
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes
            .MapGroup("")
            .RequireAuthorization(new ForFiguresAttribute())
            .Under(ActivityKeys.Figures)
            .ExcludeFromDescription();
        files.MapGet("/profielen/{key}/uitkomst.csv", OutcomeAsync);
        files.MapGet("/profielen/{key}/algoritmeregister.json", RegisterAsync);
    }

    /// <summary>One row per subject, two columns per indicator.</summary>
    public static IResult Csv(string key, IReadOnlyList<ScoreLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var dimensions = lines.Count == 0 ? [] : lines[0].Dimensions.Keys.ToList();
        var indicators = lines.Count == 0 ? [] : lines[0].Contributions.Select(one => one.Indicator).ToList();
        return Kernel.Api.Csv(
            $"profiel-{key}.csv",
            [
                "code",
                "naam",
                "score",
                "rang",
                "van",
                "aandeel-gewicht",
                .. dimensions,
                .. indicators.SelectMany(indicator => new[] { indicator, $"{indicator}-punten", $"{indicator}-status" }),
                "waarom",
                "editie",
                "let-op",
            ],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        line.Code,
                        line.Name,
                        line.Score,
                        line.Rank,
                        line.Ranked,
                        line.Present,
                        .. dimensions.Select(dimension => (object?)line.Dimensions[dimension]),
                        .. line.Contributions.SelectMany(one =>
                            new object?[] { one.Value, one.Contribution, Labels.Of(one.Status) }
                        ),
                        line.Why,
                        line.Edition,
                        Labels.NoEvidence,
                    ]
            )
        );
    }

    private static async Task<IResult> OutcomeAsync(
        IProfiles profiles,
        string key,
        CancellationToken cancellation,
        string? niveau = null
    )
    {
        var shown = await profiles.ShowAsync(key, AreaLevels.Parse(niveau), cancellation);
        return shown.Refusal is { } refusal ? Kernel.Api.Problem(refusal, StatusCodes.Status404NotFound) : Csv(key, shown.Value);
    }

    public static async Task<IResult> RegisterAsync(
        IProfiles profiles,
        ProfilesSettings settings,
        HttpContext context,
        string key,
        CancellationToken cancellation
    ) =>
        await profiles.FindAsync(key, cancellation) is { } profile
            ? Results.Text(
                AlgorithmRecord.Of(profile, settings.Organisation, $"{context.Request.Scheme}://{context.Request.Host}").ToJson(),
                "application/json"
            )
            : Kernel.Api.Problem(Refusals.NoSuchProfile(key), StatusCodes.Status404NotFound);
}
