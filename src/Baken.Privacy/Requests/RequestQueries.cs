using Baken.Access;
using Baken.Kernel;
using Baken.Privacy.Requests.Terms;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>What pages show of requests. Opening one is written down before anything of it is shown; a list shows nothing of a person.</summary>
internal sealed class RequestQueries(
    ModuleDb db,
    RequestsToDo toDo,
    SealedJson sealing,
    IVault vault,
    IAudit audit,
    IGate gate,
    IColleagues colleagues
)
{
    /// <summary>Those that the viewer may see and that are not parked, the most urgent first.</summary>
    public async Task<IReadOnlyList<RequestLine>> ListAsync(bool closedToo, CancellationToken cancellation)
    {
        var requests = await db.Set<PersonRequest>()
            .AsNoTracking()
            .Where(r => closedToo || r.State != RequestState.Closed)
            .ToListAsync(cancellation);
        var parked = await vault.ParkedAsync(cancellation);
        return
        [
            .. requests
                .Where(r => !parked.Contains(r.Reference))
                .Select(r => new RequestLine(r.Id, r.Number, r.Right, r.State, r.ReceivedOn, r.Term, r.Confidentiality))
                .OrderBy(line => line.State)
                .ThenBy(line => line.State == RequestState.Open ? line.Term.Due ?? DateOnly.MaxValue : DateOnly.MaxValue)
                .ThenByDescending(line => line.Number),
        ];
    }

    /// <summary>One request with what it says; null where it is not there for the viewer, or its key was destroyed.</summary>
    public async Task<OpenedRequest?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var request = await db.Set<PersonRequest>()
            .AsNoTracking()
            .AsSplitQuery()
            .Include(r => r.Findings.OrderBy(f => f.Number))
            .Include(r => r.Letters.OrderBy(l => l.Id))
            .Include(r => r.Recipients.OrderBy(one => one.Id))
            .Include(r => r.Attachments.OrderBy(a => a.Id))
            .SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (request is null)
            return null;
        var content = await sealing.OpenAsync<RequestContent>(request.Reference, request.Content, cancellation);
        if (content.IsRefused)
            return null;
        await audit.SeenAsync([request.Reference], cancellation);
        return new OpenedRequest(request, content.Value, await toDo.MayAsync(id, cancellation));
    }

    /// <summary>What the search found, written down as seen: each finding is a thing of its own that somebody looks at.</summary>
    public async Task<IReadOnlyList<OpenedFinding>> FindingsAsync(
        PersonRequest request,
        CancellationToken cancellation,
        Func<Finding, bool>? which = null
    )
    {
        List<OpenedFinding> opened = [];
        foreach (var finding in request.Findings.Where(which ?? (_ => true)))
            opened.Add(new(finding, (await sealing.OpenAsync<Holding>(request.Reference, finding.Content, cancellation)).Value));
        if (opened.Count > 0)
            await audit.SeenAsync([.. opened.Select(one => one.Holding.Thing).Distinct()], cancellation);
        return opened;
    }

    public async Task<LetterContent> LetterAsync(PersonRequest request, Letter letter, CancellationToken cancellation) =>
        (await sealing.OpenAsync<LetterContent>(request.Reference, letter.Content, cancellation)).Value;

    public async Task<RecipientContent> RecipientAsync(
        PersonRequest request,
        Recipient recipient,
        CancellationToken cancellation
    ) => (await sealing.OpenAsync<RecipientContent>(request.Reference, recipient.Content, cancellation)).Value;

    public async Task<string> FileNameAsync(PersonRequest request, Attachment attachment, CancellationToken cancellation) =>
        (await sealing.OpenAsync<FileContent>(request.Reference, attachment.Name, cancellation)).Value.Name;

    /// <summary>The bytes of an attachment of this request, on record; null where it has no such attachment for the viewer.</summary>
    public async Task<(FileKind Kind, string Name, byte[] Bytes)?> FileAsync(
        Guid id,
        Guid attachmentId,
        Actor by,
        CancellationToken cancellation
    )
    {
        var found = await db.Set<PersonRequest>()
            .Where(r => r.Id == id)
            .SelectMany(r => r.Attachments)
            .Where(a => a.Id == attachmentId)
            .Select(a => new
            {
                a.Kind,
                a.Name,
                a.Sealed.Content,
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var thing = PersonRequest.Kind.Refer(id);
        var bytes = await sealing.OpenBytesAsync(thing, found.Content, cancellation);
        var name = await sealing.OpenAsync<FileContent>(thing, found.Name, cancellation);
        if (bytes.IsRefused || name.IsRefused)
            return null;
        audit.Record(by, Acts.FileTaken, $"{thing} attachment:{attachmentId:N}");
        await db.SaveChangesAsync(cancellation);
        return (found.Kind, name.Value.Name, bytes.Value);
    }

    /// <summary>How many things a request restricts now.</summary>
    public Task<int> RestrictedAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Restriction>().CountAsync(r => r.RequestId == id && r.LiftedAt == null, cancellation);

    /// <summary>With whom a request is and was shared, by name.</summary>
    public async Task<IReadOnlyList<(Share Share, string Name)>> SharesAsync(
        PersonRequest request,
        CancellationToken cancellation
    )
    {
        var shares = await gate.SharesAsync(request.Id, cancellation);
        var names = await colleagues.NamesAsync([.. shares.Select(s => s.Grantee).Distinct()], cancellation);
        return [.. shares.Select(share => (share, names.GetValueOrDefault(share.Grantee, share.Grantee)))];
    }
}

/// <summary>A line of the list: what the desk needs to keep its terms, and nothing of the person.</summary>
internal sealed record RequestLine(
    Guid Id,
    string Number,
    RequestRight Right,
    RequestState State,
    DateOnly ReceivedOn,
    Term Term,
    Confidentiality Confidentiality
);

/// <param name="MayDo">Whether the viewer may deal with it, or only read it.</param>
internal sealed record OpenedRequest(PersonRequest Request, RequestContent Content, bool MayDo);

internal sealed record OpenedFinding(Finding Finding, Holding Holding);
