using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

internal sealed class Colleagues(ModuleDb db) : IColleagues
{
    public async Task<IReadOnlyList<Colleague>> ListAsync(CancellationToken cancellation) =>
        [
            .. (
                await db.Set<Account>()
                    .Where(a => !a.Blocked)
                    .OrderBy(a => a.Name)
                    .Select(a => new
                    {
                        a.Id,
                        a.Name,
                        a.Roles,
                    })
                    .ToListAsync(cancellation)
            ).Select(a => new Colleague(Account.Refer(a.Id), a.Name, a.Roles)),
        ];

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellation
    )
    {
        List<Guid> asked = [.. ids.Select(Account.IdIn).OfType<Guid>()];
        var found = await db.Set<Account>()
            .Where(a => asked.Contains(a.Id))
            .Select(a => new { a.Id, a.Name })
            .ToListAsync(cancellation);
        return found.ToDictionary(a => Account.Refer(a.Id), a => a.Name);
    }
}
