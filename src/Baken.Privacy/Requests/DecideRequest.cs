using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>
/// A person decides on a request, with grounds and reasons of his own. What follows is laid ready: whom to tell, and what is restricted; nothing
/// is sent or changed elsewhere by it.
/// </summary>
internal sealed class DecideRequest(
    ModuleDb db,
    RequestsToDo requests,
    SealedJson sealing,
    PlaceHold holds,
    IAudit audit,
    TimeProvider clock
)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        Verdict? verdict,
        IReadOnlyList<string> grounds,
        string reasons,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        if (verdict is not { } what || !Enum.IsDefined(what))
            return Refusals.ChoiceMissing;
        if (reasons.Length is < Refusals.ShortestReason or > 4_000)
            return Refusals.ReasonMissing;
        var found = await requests.FindAsync(
            id,
            revision,
            cancellation,
            all => all.Include(r => r.Findings).Include(r => r.Recipients)
        );
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (Grounds.Chosen(grounds, Grounds.ToRefuse(request.Right)) is not { } chosen)
            return Refusals.GroundUnknown;
        if (request.Decide(what, chosen, by, clock.Today()) is { } refusal)
            return refusal;
        if (await sealing.ChangeAsync(request, content => content with { DecisionReasons = reasons }, cancellation) is { } closed)
            return closed;

        if (request.MustBePassedOn && await LayReadyAsync(request, by, cancellation) is { } destroyed)
            return destroyed;
        audit.Record(by, Acts.RequestDecided, request.Reference);
        return await db.SaveOrRefuseAsync(cancellation);
    }

    private async Task<Refusal?> LayReadyAsync(PersonRequest request, Actor by, CancellationToken cancellation)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var finding in request.Findings.Where(f => f.IsGiven))
        {
            var holding = await sealing.OpenAsync<Holding>(request.Reference, finding.Content, cancellation);
            if (holding.Refusal is { } refusal)
                return refusal;
            names.UnionWith(holding.Value.Recipients);
            if (request.Right == RequestRight.Restriction)
                await RestrictAsync(request, holding.Value.Thing, by, cancellation);
        }

        foreach (var name in names)
            request.Recipients.Add(await MakeAsync(request, RecipientOrigin.Share, name, cancellation));
        // A partner of the cooperation is told through its contact point.
        if (names.Any(name => name.Contains("riec", StringComparison.OrdinalIgnoreCase)))
            request.Recipients.Add(await MakeAsync(request, RecipientOrigin.RiecContactPoint, "Contactpunt RIEC", cancellation));
        return null;
    }

    /// <summary>Marks the thing, and holds up its destruction where its clock runs: the person may need it (article 18(1)(c)).</summary>
    private async Task RestrictAsync(PersonRequest request, string thing, Actor by, CancellationToken cancellation)
    {
        Guid? hold = null;
        if (thing.Split(':') is [var kind, var number] && Guid.TryParseExact(number, "N", out var id))
        {
            var reason = $"Beperkt op verzoek {request.Number} (AVG artikel 18).";
            var placed = await holds.PlaceAsync(
                kind,
                id,
                HoldGround.Request,
                reason,
                clock.Today().AddYears(1),
                by,
                cancellation
            );
            hold = placed.IsRefused ? null : placed.Value;
        }

        db.Add(
            new Restriction
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Thing = thing,
                RequestId = request.Id,
                Since = clock.GetUtcNow(),
                HoldId = hold,
            }
        );
        audit.Record(by, Acts.ThingRestricted, $"{thing} {request.Reference}");
    }

    private async Task<Recipient> MakeAsync(
        PersonRequest request,
        RecipientOrigin origin,
        string name,
        CancellationToken cancellation
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Origin = origin,
            Content = await sealing.SealAsync(request.Reference, new RecipientContent(name, ""), cancellation),
        };
}
