using System.Reflection;
using Baken.Access;
using Baken.Areas;
using Baken.Database;
using Baken.Sectors;
using Baken.Sectors.Tree;
using Baken.Sectors.Vulnerability;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Sectors;

/// <summary>Sectors on a real database file, with a clock that stands where the test puts it.</summary>
internal sealed class SectorsHouse : IAsyncDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"baken-sectors-{Guid.NewGuid():N}.db");
    private readonly TreeCache trees = new();

    public string DatabasePath => path;

    public SectorsHouse()
    {
        using var db = Open();
        db.Database.EnsureCreated();
    }

    public static Actor Analyst { get; } = new("u1", "Ada Analist", new HashSet<Role> { Role.Analyst });

    public StoppedClock Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

    public List<string> Audited { get; } = [];

    public Atlas Atlas { get; set; } = SectorsAtlas.Make([], []);

    public SqliteDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        BakenDatabase.UseSqlite(options, path);
        return new SqliteDb(options.Options);
    }

    public async Task<T> AskAsync<T>(Func<ISectors, Task<T>> question)
    {
        await using var db = Open();
        return await question(Door(db));
    }

    public Task<SectorTree> TreeAsync() => AskAsync(door => door.TreeAsync(CancellationToken.None).AsTask());

    public Task<VulnerableSector?> SectorAsync(string key) => AskAsync(door => door.FindAsync(key, CancellationToken.None));

    public async Task TakeAsync(int import, params SectorEntry[] entries)
    {
        await using var db = Open();
        Door(db).Take(new Reading { Fingerprint = $"{import}", Sectors = entries }, import);
        await db.SaveChangesAsync();
    }

    public async Task<Refusal?> JudgeAsync(JudgementForm form, Actor? by = null)
    {
        await using var db = Open();
        return await new JudgeSector(db, new AuditList(Audited), Clock).HandleAsync(form, by ?? Analyst, CancellationToken.None);
    }

    public async Task<Refusal?> AddAsync(SectorForm form, Actor? by = null)
    {
        await using var db = Open();
        return await new AddSector(db, trees, new AuditList(Audited), Clock).HandleAsync(
            form,
            by ?? Analyst,
            CancellationToken.None
        );
    }

    public ISectors Door(ModuleDb db) => new SectorsDoor(db, Areas(() => Atlas), trees, Clock);

    public ValueTask DisposeAsync()
    {
        trees.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(path);
        return ValueTask.CompletedTask;
    }

    public static SectorEntry Entry(
        string code,
        string level,
        string? parent,
        string name,
        string? group = null,
        string? english = null
    ) =>
        new(
            SbiCode.Parse(code),
            level,
            parent is null ? null : SbiCode.Parse(parent),
            name,
            english,
            group is null ? null : SbiCode.Parse(group)
        );

    internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    internal sealed class AuditList(List<string> lines) : IAudit
    {
        public void Record(Actor by, string act, string about) => lines.Add($"{by.Id} {act} {about}");

        public Task SeenAsync(IReadOnlyCollection<string> things, CancellationToken cancellation)
        {
            lines.AddRange(things.Select(thing => $"seen {thing}"));
            return Task.CompletedTask;
        }
    }

    /// <summary>The door of Areas with one atlas behind it, which is all that Sectors asks of it.</summary>
    public static IAreas Areas(Func<Atlas> atlas)
    {
        var door = DispatchProxy.Create<IAreas, OneAtlas>();
        ((OneAtlas)(object)door).Atlas = atlas;
        return door;
    }
}

/// <summary>Answers with an atlas and knows no other question.</summary>
public class OneAtlas : DispatchProxy
{
    internal Func<Atlas>? Atlas { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == nameof(IAreas.AtlasAsync)
            ? new ValueTask<Atlas>(Atlas!())
            : throw new NotSupportedException(targetMethod?.Name);
}
