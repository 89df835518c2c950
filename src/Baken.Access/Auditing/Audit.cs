using Baken.Kernel;

namespace Baken.Access;

/// <summary>Adds audit lines to the unit of work of the current scope.</summary>
internal sealed class Audit(ModuleDb db, TimeProvider clock) : IAudit
{
    public void Record(Actor by, string act, string about)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentException.ThrowIfNullOrEmpty(act);
        ArgumentNullException.ThrowIfNull(about);
        db.Set<AuditLine>()
            .Add(
                new AuditLine
                {
                    At = clock.GetUtcNow(),
                    ActorId = by.Id,
                    Act = act,
                    About = about,
                }
            );
    }
}
