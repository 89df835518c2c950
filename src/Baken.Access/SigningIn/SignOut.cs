using Baken.Kernel;

namespace Baken.Access;

/// <summary>Ends this session, or every session of the account.</summary>
internal sealed class SignOut(ModuleDb db, IAudit audit)
{
    public async Task HandleAsync(Account account, bool everywhere, CancellationToken cancellation)
    {
        if (everywhere)
            account.EndSessions();
        audit.Record(account.Actor, everywhere ? Acts.SignedOutEverywhere : Acts.SignedOut, account.Reference);
        await db.SaveChangesAsync(cancellation);
    }
}
