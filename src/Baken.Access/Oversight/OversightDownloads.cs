using System.Globalization;
using System.Text;
using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Baken.Access;

/// <summary>What the auditor takes along as a file. Each is written down before it leaves.</summary>
internal static class OversightDownloads
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes
            .MapGroup("")
            .WithMetadata(new ForAttribute(Role.Auditor), new UnderAttribute(ActivityKeys.Oversight))
            .ExcludeFromDescription();
        files.MapGet(OversightRoutes.RecordFile, RecordAsync);
        files.MapGet(OversightRoutes.TracesFile, Traces);
        files.MapGet(OversightRoutes.CheckpointFile, CheckpointAsync);
    }

    /// <summary>Without names: a file goes where nobody watches it.</summary>
    private static async Task<IResult> RecordAsync(
        RecordQueries queries,
        [FromQuery(Name = "wie")] string? who,
        [FromQuery(Name = "handeling")] string? act,
        [FromQuery(Name = "ding")] string? thing,
        [FromQuery(Name = "activiteit")] string? activity,
        [FromQuery(Name = "plaats")] string? place,
        [FromQuery(Name = "van")] string? from,
        [FromQuery(Name = "tot")] string? until,
        CancellationToken cancellation
    )
    {
        var filter = new RecordFilter
        {
            Who = who,
            Act = act,
            Thing = thing,
            Activity = activity,
            Place = place,
            From = from,
            Until = until,
        };
        if (filter.HasBadPeriod)
            return Api.Problem(OversightRefusals.PeriodInvalid);
        var lines = await queries.FileAsync(filter, cancellation);
        return Api.Csv(
            "logboek.csv",
            ["nummer", "moment", "wie", "handeling", "ding", "activiteit", "plaats", "trace", "hash"],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        line.Number,
                        line.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                        line.ActorId,
                        line.Act,
                        line.About,
                        line.Activity,
                        line.Place.ToString(),
                        line.Trace,
                        Convert.ToHexStringLower(line.Hash),
                    ]
            )
        );
    }

    private static IResult Traces(
        IAuditRecord record,
        ICurrentActor current,
        [FromQuery(Name = "van")] string? from,
        [FromQuery(Name = "tot")] string? until,
        CancellationToken cancellation
    )
    {
        var filter = new RecordFilter { From = from, Until = until };
        if (filter.HasBadPeriod)
            return Api.Problem(OversightRefusals.PeriodInvalid);
        return Results.Stream(
            to => record.ExportAsync(to, new AuditForm(AuditForm.NoRegister), filter.Period, current.Actor, cancellation),
            "application/json",
            "logboek-dataverwerkingen.json"
        );
    }

    private static async Task<IResult> CheckpointAsync(
        IAuditRecord record,
        ICurrentActor current,
        TimeProvider clock,
        CancellationToken cancellation
    ) =>
        Results.File(
            Encoding.UTF8.GetBytes(await record.CheckpointAsync(current.Actor, cancellation) + "\n"),
            "application/json",
            $"controlepunt-{clock.GetUtcNow():yyyyMMdd-HHmmss}.json"
        );
}
