using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Removes a request with everything that belongs to it. Its number stays given out, and what it restricted stays restricted.</summary>
internal sealed class RequestDestroyer(IErasure erasure) : IDestroyer
{
    public Kind Kind => PersonRequest.Kind;

    public Task<bool> DestroyAsync(Guid thing, CancellationToken cancellation) =>
        erasure.EraseAsync<PersonRequest>(thing, cancellation);
}
