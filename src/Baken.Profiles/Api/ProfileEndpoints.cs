using System.ComponentModel;
using Baken.Access;
using Baken.Kernel;
using Baken.Profiles.Computing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Profiles.Api;

/// <summary>The machine's door to profiles. It knows areas and sectors, and nobody.</summary>
internal static class ProfileEndpoints
{
    private const string KeyMeans = "areas, sectors or the key of an own model; from /profiles.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Profiles").RequireAuthorization(new ForFiguresAttribute()).Under(ActivityKeys.Figures);
        var noProfile = Refusals.NoSuchProfile("personen");
        api.MapGet("/profiles", ListAsync)
            .WithName("listProfiles")
            .WithSummary("The models of profiles and whether they are on")
            .Produces<IReadOnlyList<ProfileSummary>>()
            .Produces(StatusCodes.Status304NotModified);
        api.MapGet("/profiles/{key}", ShowAsync)
            .WithName("showProfile")
            .WithSummary("The model card: goal, promises, indicators with weights and why they are in, decisions")
            .Produces<ProfileDetail>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status404NotFound, noProfile);
        api.MapGet("/profiles/{key}/algorithm-record", RecordAsync)
            .WithName("showAlgorithmRecord")
            .WithSummary("The model as the Dutch Algorithm Register wants it, publication standard 1.0")
            .WithDescription("What only the municipality can say and has not said in its settings is empty.")
            .Produces<IReadOnlyDictionary<string, object?>>()
            .Refuses(StatusCodes.Status404NotFound, noProfile);
        api.MapGet("/profiles/{key}/scores", ScoresAsync)
            .WithName("listProfileScores")
            .WithSummary("The scores of the newest edition with their reasons, first rank first")
            .WithDescription(
                "A score is no evidence against anyone; rank 1 asks for a look, not for a measure. What could not be scored comes last, "
                    + "without score and rank. Each indicator has its value, its place (0 to 100), its weight, its part of the score and its "
                    + "imports. CSV gives all scores at once."
            )
            .Produces<Paged<ScoreLine>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, Areas.Refusals.NotALevel("straat"), Kernel.Api.PageOutOfBounds(0, 100))
            .Refuses(
                StatusCodes.Status404NotFound,
                noProfile,
                Refusals.NoEdition("areas"),
                Refusals.NoSuchLevel("areas", "land")
            );
    }

    private static async Task<IResult> ListAsync(IProfiles profiles, HttpContext context, CancellationToken cancellation) =>
        context.OkUnlessKnown((await profiles.ListAsync(cancellation)).Select(ProfileSummary.Of).ToList());

    private static async Task<IResult> ShowAsync(
        IProfiles profiles,
        HttpContext context,
        [Description(KeyMeans)] string key,
        CancellationToken cancellation
    ) =>
        await profiles.FindAsync(key, cancellation) is { } profile
            ? context.OkUnlessKnown(ProfileDetail.Of(profile))
            : Kernel.Api.Problem(Refusals.NoSuchProfile(key), StatusCodes.Status404NotFound);

    private static Task<IResult> RecordAsync(
        IProfiles profiles,
        ProfilesSettings settings,
        HttpContext context,
        [Description(KeyMeans)] string key,
        CancellationToken cancellation
    ) => ProfileDownloads.RegisterAsync(profiles, settings, context, key, cancellation);

    private static async Task<IResult> ScoresAsync(
        IProfiles profiles,
        KeptEditions editions,
        HttpContext context,
        [Description(KeyMeans)] string key,
        CancellationToken cancellation,
        string? level = null,
        string? format = null,
        int page = 1,
        int pageSize = 100
    )
    {
        AreaLevel? asked = null;
        if (level is not null)
        {
            if (AreaLevels.Parse(level) is not { } parsed)
                return Kernel.Api.Problem(Areas.Refusals.NotALevel(level));
            asked = parsed;
        }

        var shown = await profiles.ShowAsync(key, asked, cancellation);
        if (shown.Refusal is { } refusal)
            return Kernel.Api.Problem(refusal, StatusCodes.Status404NotFound);
        var edition = (await editions.NewestAsync(key, cancellation))!.Edition;
        if (context.IsKnown($"profile-{key}-{edition.Number}"))
            return Results.Empty;
        if (context.Format(format) == ApiFormat.Csv)
            return ProfileDownloads.Csv(key, shown.Value);
        var paged = Paged<ScoreLine>.Of(context, shown.Value, page, pageSize);
        return paged.Refusal is { } no ? Kernel.Api.Problem(no) : Results.Ok(paged.Value);
    }
}
