using Baken.Kernel;
using Baken.Profiles.Computing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Profiles.Api;

/// <summary>The machine's door to profiles. It knows areas and sectors, and nobody.</summary>
internal static class ProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Profiles").WithMetadata(new AuthorizeAttribute { Roles = ProfileRoles.Viewers });
        api.MapGet("/profiles", ListAsync)
            .WithName("listProfiles")
            .WithSummary("The models of profiles and whether they are on")
            .Produces<IReadOnlyList<ProfileSummary>>();
        api.MapGet("/profiles/{key}", ShowAsync)
            .WithName("showProfile")
            .WithSummary("One model: its goal, its promises, its indicators with weights and why they are in")
            .Produces<ProfileDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/profiles/{key}/scores", ScoresAsync)
            .WithName("listProfileScores")
            .WithSummary("The scores of the newest edition with their reasons, first rank first")
            .WithDescription(
                "A score is no evidence against anyone; rank 1 asks for a look, not for a measure. What could not be scored comes last, "
                    + "without score and rank. As JSON or as CSV (Accept: text/csv)."
            )
            .Produces<Paged<ScoreLine>>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(IProfiles profiles, CancellationToken cancellation) =>
        Results.Ok((await profiles.ListAsync(cancellation)).Select(ProfileSummary.Of).ToList());

    private static async Task<IResult> ShowAsync(IProfiles profiles, string key, CancellationToken cancellation) =>
        await profiles.FindAsync(key, cancellation) is { } profile
            ? Results.Ok(ProfileDetail.Of(profile))
            : Kernel.Api.Problem(Refusals.NoSuchProfile(key), StatusCodes.Status404NotFound);

    private static async Task<IResult> ScoresAsync(
        IProfiles profiles,
        KeptEditions editions,
        HttpContext context,
        string key,
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
