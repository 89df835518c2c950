using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>The names behind the ids of the record. The record holds none: only the pages of the auditor look them up.</summary>
internal sealed class ActorNames(ModuleDb db)
{
    /// <summary>Everybody who can stand in the record, for the filter.</summary>
    public async Task<IReadOnlyDictionary<string, ActorName>> AllAsync(CancellationToken cancellation)
    {
        var names = new Dictionary<string, ActorName>
        {
            [Actor.CommandLine.Id] = new(Say("Opdrachtregel", "Command line"), null),
            [SignIn.Visitor.Id] = new(Say("Niet ingelogd", "Not signed in"), null),
            [Acts.Program] = new(Say("Baken zelf", "Baken itself"), null),
        };
        foreach (
            var account in await db.Set<Account>()
                .Select(a => new
                {
                    a.Id,
                    a.Name,
                    a.Roles,
                })
                .ToListAsync(cancellation)
        )
            names[Account.Refer(account.Id)] = new(account.Name, account.Roles);
        foreach (var token in await db.Set<Token>().Select(t => new { t.Id, t.Name }).ToListAsync(cancellation))
            names[$"token:{token.Id:N}"] = new(Say($"Token {token.Name}", $"Token {token.Name}"), null);
        return names;
    }
}

/// <param name="Roles">Null: no person.</param>
internal sealed record ActorName(string Name, IReadOnlySet<Role>? Roles)
{
    /// <summary>The name, or the id of who has no account any more.</summary>
    public static string Of(IReadOnlyDictionary<string, ActorName> names, string id) =>
        names.TryGetValue(id, out var known) ? known.Name : id;

    /// <summary>What a line is about, with accounts by their names; everything else as it stands.</summary>
    public static string In(string about, IReadOnlyDictionary<string, ActorName> names) =>
        string.Join(
            ' ',
            about.Split(' ').Select(thing => thing.StartsWith("account:", StringComparison.Ordinal) ? Of(names, thing) : thing)
        );
}

/// <summary>Somebody's own account.</summary>
internal sealed class OwnAccount : IOwnThings
{
    public Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> OfAsync(
        IReadOnlyCollection<string> people,
        CancellationToken cancellation
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, IReadOnlySet<string>>>(
            people.ToDictionary(id => id, IReadOnlySet<string> (id) => new HashSet<string> { id })
        );
}
