using Baken.Kernel;

namespace Baken.Profiles.Computing;

/// <summary>The newest edition of a profile together with the model that made it: what a page or an answer is written from.</summary>
internal sealed class KeptEditions(ModuleDb db, ResultCache cache)
{
    public Task<KeptEdition?> NewestAsync(string key, CancellationToken cancellation) => cache.NewestAsync(key, db, cancellation);
}
