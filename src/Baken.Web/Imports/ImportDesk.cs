using System.Collections.Concurrent;
using System.Threading.Channels;
using Baken.Areas;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baken.Web.Imports;

/// <summary>
/// Reads and imports uploads in the background, one at a time and each in a scope of its own. When the host stops in the midst
/// of an import nothing of it is there, because an import is one transaction; the upload stays for another try.
/// </summary>
internal sealed partial class ImportDesk(
    IServiceScopeFactory scopes,
    Uploads uploads,
    TimeProvider clock,
    ILogger<ImportDesk> log
) : BackgroundService
{
    private const int MostWaiting = 100;
    private static readonly TimeSpan CleaningEvery = TimeSpan.FromHours(1);

    private readonly Channel<(Guid Id, Work Work, Actor By)> queue = Channel.CreateBounded<(Guid, Work, Actor)>(MostWaiting);
    private readonly ConcurrentDictionary<Guid, UploadState> states = [];

    public UploadState? StateOf(Guid id) => states.GetValueOrDefault(id);

    /// <summary>The state for the person whose upload it is or was; the number of an import outlives its upload.</summary>
    public UploadState? StateOf(Guid id, Actor by) => StateOf(id) is { } state && state.OwnerId == by.Id ? state : null;

    /// <summary>Puts work in the queue. Nothing happens when the upload is already being worked on.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool Ask(Guid id, Work work, Actor by)
    {
        var before = states.GetOrAdd(id, _ => new UploadState(null, false, clock.GetUtcNow(), new Steps()));
        if (before.Doing is not null || before.Imported is not null)
            return true;
        var waiting = before with
        {
            Doing = work,
            Running = false,
            Since = clock.GetUtcNow(),
            Steps = new Steps(),
            Refusal = null,
            Preview = work == Work.Read ? null : before.Preview,
            OwnerId = by.Id,
        };
        if (!states.TryUpdate(id, waiting, before))
            return true;
        if (queue.Writer.TryWrite((id, work, by)))
            return true;
        states[id] = before with { Refusal = Refusals.Busy };
        return false;
    }

    /// <summary>Forgets an upload that is thrown away; false while it is being imported.</summary>
    public bool Forget(Guid id) =>
        states.GetValueOrDefault(id) is not { } state
        || (state.Doing != Work.Import && states.TryRemove(KeyValuePair.Create(id, state)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cleaning = CleanAsync(stoppingToken);
        await foreach (var (id, work, by) in queue.Reader.ReadAllAsync(stoppingToken))
        {
            if (StateOf(id) is not { } state || state.Doing != work)
                continue;
            var running = state with { Running = true };
            states[id] = running;
            var done = await DoAsync(id, work, by, running, stoppingToken);
            // What was thrown away in the meantime stays away.
            states.TryUpdate(id, done with { Doing = null, Running = false }, running);
            if (done.Imported is not null)
                uploads.Delete(id);
        }

        await cleaning;
    }

    private async Task<UploadState> DoAsync(Guid id, Work work, Actor by, UploadState state, CancellationToken stopping)
    {
        try
        {
            if (uploads.Find(id) is not { } upload)
                return state with { Refusal = Refusals.Of(Refusals.Broken, new UploadLimits()) };
            await using var scope = scopes.CreateAsyncScope();
            return work switch
            {
                Work.Read => await ReadAsync(upload, state, scope.ServiceProvider, stopping),
                Work.Import => await ImportAsync(upload, by, state, scope.ServiceProvider, stopping),
            };
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return state;
        }
#pragma warning disable CA1031 // The edge at which a bug in background work is caught, once: it is logged and shown with a number.
        catch (Exception bug)
        {
            var number = Guid.CreateVersion7().ToString("N");
            LogBug(bug, number, work);
            return state with { Refusal = Refusals.Bug(number) };
        }
#pragma warning restore CA1031
    }

    private async Task<UploadState> ReadAsync(
        Upload upload,
        UploadState state,
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var sources = services.GetRequiredService<ISources>();
        IReadOnlyList<TableLook> looks = [];
        if (upload.Source != SourceKeys.Boundaries)
        {
            var file = new SourceFile(uploads.PathOf(upload.Id, upload.Files[0]), upload.Files[0].Name);
            var looked = await services.GetRequiredService<ITablePreviews>().LookAsync(file, null, 1, cancellation);
            if (looked.Refusal is { } unreadable && upload.IsTable)
                return state with { Refusal = unreadable };
            looks = looked.IsRefused ? [] : looked.Value;
        }

        var mapping = Mapping(upload, services);
        if (upload.IsTable && mapping is null)
            return state with { Preview = new Preview(looks, null, null) };

        var order = uploads.Order(upload, await PlacesAsync(upload, services, cancellation), mapping);
        var read = await sources.ReadAsync(order, state.Steps, cancellation);
        if (read.Refusal is { } refusal)
            return state with { Preview = new Preview(looks, null, null), Refusal = refusal };
        var earlier = await sources.EarlierAsync(upload.Source, read.Value.Fingerprint, cancellation);
        var summary = ReadSummary.Of(read.Value, await sources.IndicatorsAsync(cancellation));
        return state with { Preview = new Preview(looks, summary, earlier?.Number) };
    }

    private async Task<UploadState> ImportAsync(
        Upload upload,
        Actor by,
        UploadState state,
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var order = uploads.Order(upload, null, Mapping(upload, services));
        var imported = await services.GetRequiredService<Flow>().ImportAsync(order, by, state.Steps, cancellation);
        return imported.Refusal is { } refusal
            ? state with
            {
                Refusal = refusal,
            }
            : state with
            {
                Imported = imported.Value.Number,
                Unchanged = imported.Value.Unchanged,
            };
    }

    /// <summary>The mapping of an own table once it is complete; under its own name, which goes into the fingerprint.</summary>
    private static TableMappingFile? Mapping(Upload upload, IServiceProvider services)
    {
        var mappings = services.GetRequiredService<ITableMappings>();
        return upload.MappingFile is { } file && mappings.Check(file) is null
            ? file with
            {
                Name = $"{mappings.Read(file)!.Key}.json",
            }
            : null;
    }

    private static async Task<IReadOnlyDictionary<string, AreaCode>?> PlacesAsync(
        Upload upload,
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        if (upload.Source != SourceKeys.Bankruptcies)
            return null;
        var atlas = await services.GetRequiredService<IAreas>().AtlasAsync(cancellation);
        return atlas
            .Areas(AreaLevel.Municipality)
            .GroupBy(area => area.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Code, StringComparer.OrdinalIgnoreCase);
    }

    private async Task CleanAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(CleaningEvery, clock);
        try
        {
            do
            {
                try
                {
                    uploads.DeleteOld(id => StateOf(id)?.Doing is not null);
                }
                catch (IOException trouble)
                {
                    LogCleaning(trouble);
                }

                foreach (var (id, state) in states)
                    if (state.Doing is null && clock.GetUtcNow() - state.Since > UploadLimits.Kept)
                        states.TryRemove(KeyValuePair.Create(id, state));
            } while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Background work {Work} failed; the person was given number {Number}.")]
    private partial void LogBug(Exception bug, string number, Work work);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old uploads could not be thrown away.")]
    private partial void LogCleaning(Exception trouble);
}
