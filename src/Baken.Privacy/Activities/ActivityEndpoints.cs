using Baken.Access;
using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Privacy.Activities;

/// <summary>The register for machines, and as a file for people.</summary>
internal static class ActivityEndpoints
{
    private static readonly string[] Headers =
    [
        "sleutel",
        "versie",
        "naam",
        "verantwoordelijke",
        "doel",
        "grondslag",
        "betrokkenen",
        "gegevens",
        "ontvangers",
        "bewaartermijn-maanden",
        "bewaartermijn-begin",
        "bewaartermijn-grond",
        "beveiliging",
        "dpia",
        "doorgifte-buiten-eu",
        "gezamenlijke-verantwoordelijken",
        "vastgesteld-op",
        "vastgesteld-door",
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes
            .MapApi("Processing activities")
            .RequireAuthorization(new ForRegisterAttribute())
            .Under(ActivityKeys.Oversight);
        api.MapGet("/processing-activities", ListAsync)
            .WithName("listProcessingActivities")
            .WithSummary("Every processing activity as it is in force (AVG article 30)")
            .WithDescription("As JSON or CSV (Accept: text/csv).")
            .Produces<Paged<ActivityRecord>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/processing-activities/{key}", ShowAsync)
            .WithName("showProcessingActivity")
            .WithSummary("One processing activity as it is in force")
            .Produces<ActivityRecord>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        var files = routes
            .MapGroup("")
            .RequireAuthorization(new ForRegisterAttribute())
            .Under(ActivityKeys.Oversight)
            .ExcludeFromDescription();
        files.MapGet(
            Addresses.Register + ".csv",
            async (ActivityQueries queries, CancellationToken c) => Csv(await queries.ListAsync(c))
        );
        files.MapGet(
            Addresses.Register + ".json",
            async (ActivityQueries queries, HttpContext http, CancellationToken c) =>
            {
                http.Response.Headers.ContentDisposition = "attachment; filename=verwerkingen.json";
                return Results.Json((await queries.ListAsync(c)).Select(ActivityRecord.Of));
            }
        );
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        ActivityQueries queries,
        CancellationToken cancellation,
        string? format = null,
        int page = 1,
        int pageSize = 100
    )
    {
        var lines = await queries.ListAsync(cancellation);
        if (http.Format(format) == ApiFormat.Csv)
            return Csv(lines);
        var paged = Paged<ActivityRecord>.Of(http, [.. lines.Select(ActivityRecord.Of)], page, pageSize);
        return paged.Refusal is { } refusal ? Api.Problem(refusal) : Results.Ok(paged.Value);
    }

    private static async Task<IResult> ShowAsync(string key, ActivityQueries queries, CancellationToken cancellation) =>
        await queries.InForceAsync(key, cancellation) is { } line
            ? Results.Ok(ActivityRecord.Of(line))
            : Api.Problem(Refusals.ActivityNotFound, StatusCodes.Status404NotFound);

    private static IResult Csv(IReadOnlyList<ActivityLine> lines) =>
        Api.Csv(
            "verwerkingen.csv",
            Headers,
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        line.Key,
                        line.Version,
                        line.Text.Name,
                        line.Text.Controller == Controller.Mayor ? "burgemeester" : "college",
                        line.Text.Purpose,
                        line.Text.LegalBasis,
                        line.Text.Persons,
                        line.Text.Data,
                        line.Text.Recipients,
                        line.Text.RetentionMonths,
                        line.Text.RetentionStart.ToString(),
                        line.Text.RetentionGround,
                        line.Text.Security,
                        line.Text.Dpia,
                        line.Text.Transfers,
                        line.Text.JointControllers,
                        line.ApprovedAt is { } at ? Days.DayOf(at).Value() : "",
                        line.ApprovedBy ?? "",
                    ]
            )
        );
}

/// <summary>A processing activity as the API gives it.</summary>
/// <param name="Version">0: the text that Baken is shipped with; the municipality has approved none of its own yet.</param>
internal sealed record ActivityRecord(
    string Key,
    int Version,
    string Name,
    string Controller,
    string Purpose,
    string LegalBasis,
    IReadOnlyList<string> Persons,
    IReadOnlyList<string> Data,
    IReadOnlyList<string> Recipients,
    int RetentionMonths,
    string RetentionStart,
    string RetentionGround,
    IReadOnlyList<string> Security,
    string Dpia,
    string Transfers,
    string JointControllers,
    DateTimeOffset? ApprovedAt
)
{
    public static ActivityRecord Of(ActivityLine line) =>
        new(
            line.Key,
            line.Version,
            line.Text.Name,
            line.Text.Controller.ToString(),
            line.Text.Purpose,
            line.Text.LegalBasis,
            Lines(line.Text.Persons),
            Lines(line.Text.Data),
            Lines(line.Text.Recipients),
            line.Text.RetentionMonths,
            line.Text.RetentionStart.ToString(),
            line.Text.RetentionGround,
            Lines(line.Text.Security),
            line.Text.Dpia,
            line.Text.Transfers,
            line.Text.JointControllers,
            line.ApprovedAt
        );

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
