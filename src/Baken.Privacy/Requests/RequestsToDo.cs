using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>Finds a request for an act: one that the actor may deal with, unchanged since the form was made.</summary>
internal sealed class RequestsToDo(IGate gate)
{
    /// <param name="with">What of it the act needs.</param>
    public async Task<Outcome<PersonRequest>> FindAsync(
        Guid id,
        int revision,
        CancellationToken cancellation,
        Func<IQueryable<PersonRequest>, IQueryable<PersonRequest>>? with = null
    )
    {
        var requests = gate.ToDo<PersonRequest>(PersonRequest.Kind).Where(r => r.Id == id);
        if (await (with?.Invoke(requests) ?? requests).AsSplitQuery().SingleOrDefaultAsync(cancellation) is not { } request)
            return Refusals.RequestNotFound;
        return request.Touch(revision) is { } refusal ? refusal : request;
    }

    /// <summary>Whether the actor may deal with it, or only read it.</summary>
    public Task<bool> MayAsync(Guid id, CancellationToken cancellation) =>
        gate.ToDo<PersonRequest>(PersonRequest.Kind).AnyAsync(r => r.Id == id, cancellation);
}
