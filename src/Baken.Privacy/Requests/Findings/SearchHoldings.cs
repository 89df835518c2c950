using System.Text;
using System.Text.Json;
using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>
/// Looks in every module for what is held about the person of a request: the one way in which Baken is searched by person, an act of the privacy
/// officer that is written down under the request. A finding that is unchanged keeps its judgement; every other one is to be judged.
/// </summary>
internal sealed class SearchHoldings(
    ModuleDb db,
    RequestsToDo requests,
    SealedJson sealing,
    IEnumerable<IHoldings> holdings,
    IAudit audit,
    TimeProvider clock
)
{
    public async Task<Refusal?> HandleAsync(Guid id, int revision, Actor by, CancellationToken cancellation)
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        var found = await requests.FindAsync(id, revision, cancellation, all => all.Include(r => r.Findings));
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (request.State != RequestState.Open)
            return Refusals.AlreadyDecided;
        if (request.Identity != IdentityState.Established)
            return Refusals.IdentityOpen;
        var content = await sealing.OpenAsync<RequestContent>(request.Reference, request.Content, cancellation);
        if (content.Refusal is { } closed)
            return closed;

        // On record before anything is looked at: a search that breaks off was still a search.
        audit.Record(by, Acts.RequestSearched, request.Reference);
        if (await db.SaveOrRefuseAsync(cancellation) is { } beaten)
            return beaten;

        var known = await KnownAsync(request, cancellation);
        if (known.Refusal is { } destroyed)
            return destroyed;
        var number = request.Findings.Select(f => f.Number).DefaultIfEmpty().Max();
        List<Finding> still = [];
        foreach (var module in holdings)
        foreach (var holding in await module.FindAsync(content.Value.Question, cancellation))
        {
            // The request itself is no answer to it.
            if (holding.Thing == request.Reference)
                continue;
            if (known.Value.TryGetValue(Text(holding), out var same))
            {
                still.Add(same);
                continue;
            }

            var finding = new Finding
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Number = ++number,
                Content = await sealing.SealAsync(request.Reference, holding, cancellation),
                FoundAt = clock.GetUtcNow(),
            };
            request.Findings.Add(finding);
            still.Add(finding);
        }

        // What is not held any more is nothing to answer about.
        foreach (var gone in request.Findings.Except(still).ToList())
            request.Findings.Remove(gone);
        request.Searched(clock.GetUtcNow());
        return await db.SaveOrRefuseAsync(cancellation);
    }

    private async Task<Outcome<Dictionary<string, Finding>>> KnownAsync(PersonRequest request, CancellationToken cancellation)
    {
        Dictionary<string, Finding> known = [];
        foreach (var finding in request.Findings)
        {
            var holding = await sealing.OpenAsync<Holding>(request.Reference, finding.Content, cancellation);
            if (holding.Refusal is { } refusal)
                return refusal;
            known[Text(holding.Value)] = finding;
        }

        return known;
    }

    private static string Text(Holding holding) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(holding, typeof(Holding), SealedJsonContext.Default));
}
