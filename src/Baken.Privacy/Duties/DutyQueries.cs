using Baken.Access;
using Baken.Kernel;
using Baken.Privacy.Requests;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Duties;

internal sealed class DutyQueries(ModuleDb db, SealedJson sealing, IAudit audit, IGate gate, IColleagues colleagues)
{
    /// <summary>What has to be looked at first; what is settled last.</summary>
    public async Task<IReadOnlyList<InformDuty>> ListAsync(CancellationToken cancellation) =>
        [
            .. (await db.Set<InformDuty>().AsNoTracking().ToListAsync(cancellation))
                .OrderBy(duty => duty.LookOn ?? DateOnly.MaxValue)
                .ThenByDescending(duty => duty.Id),
        ];

    public async Task<OpenedDuty?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var duty = await db.Set<InformDuty>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (duty is null)
            return null;
        await audit.SeenAsync([duty.Reference], cancellation);
        var names = await colleagues.NamesAsync([.. duty.Decisions.Select(d => d.By).Distinct()], cancellation);
        List<(DutyDecision, string, string)> decisions = [];
        foreach (var decision in duty.Decisions.OrderByDescending(d => d.Id))
        {
            var reason = await sealing.OpenAsync<string>(duty.Reference, decision.Reason, cancellation);
            if (reason.IsRefused)
                return null;
            decisions.Add((decision, reason.Value, names.GetValueOrDefault(decision.By, decision.By)));
        }

        var mayDo = await gate.ToDo<InformDuty>(InformDuty.Kind).AnyAsync(d => d.Id == id, cancellation);
        return new OpenedDuty(duty, decisions, mayDo);
    }
}

internal sealed record OpenedDuty(
    InformDuty Duty,
    IReadOnlyList<(DutyDecision Decision, string Reason, string By)> Decisions,
    bool MayDo
);
