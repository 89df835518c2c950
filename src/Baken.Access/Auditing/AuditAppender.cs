using System.Threading.Channels;
using Baken.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baken.Access;

/// <summary>
/// Writes down what is seen, before it is shown. Lines that wait at the same time go into one transaction on a connection of its own, so
/// that one flush to the disk serves them all (group commit); who waits goes on when that is kept, or gets the exception. Every web node has
/// one; the lock on the end of the chain keeps them in order.
/// </summary>
internal sealed partial class AuditAppender(IServiceScopeFactory scopes, Checkpoints checkpoints, ILogger<AuditAppender> log)
    : IHostedService,
        IAsyncDisposable
{
    private const int LargestGroup = 500;
    private const int LongestQueue = 10_000;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true }
    );
    private readonly Lock starting = new();
    private Task? writing;

    /// <summary>Returns when the lines are kept. Who stops waiting may find them written all the same: the record rather says too much.</summary>
    /// <exception cref="InvalidOperationException">The program is stopping.</exception>
    public async Task AppendAsync(IReadOnlyList<AuditLine> lines, CancellationToken cancellation)
    {
        if (lines.Count == 0)
            return;
        Start();
        var waiting = new Waiting(lines);
        try
        {
            await queue.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw new InvalidOperationException(
                "The program is stopping: nothing more can be written down, so nothing is shown.",
                closed
            );
        }

        await waiting.Written.Task.WaitAsync(cancellation);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes nothing more, writes what waits, and leaves a signed checkpoint of the end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await EndAsync().WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            checkpoints.Keep(
                await AuditHead.ReadAsync(scope.ServiceProvider.GetRequiredService<ModuleDb>(), cancellationToken),
                1
            );
        }
#pragma warning disable CA1031 // A database that is gone must not keep the program from stopping.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            NoCheckpoint(log, trouble);
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private void Start()
    {
        if (writing is not null)
            return;
        lock (starting)
            writing ??= Task.Run(WriteAsync);
    }

    private Task EndAsync()
    {
        queue.Writer.TryComplete();
        lock (starting)
            return writing ?? Task.CompletedTask;
    }

    private async Task WriteAsync()
    {
        var group = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            for (var count = 0; count < LargestGroup && queue.Reader.TryRead(out var waiting); count += waiting.Lines.Count)
                group.Add(waiting);
            try
            {
                var head = await SaveAsync(group);
                foreach (var waiting in group)
                    waiting.Written.SetResult();
                checkpoints.Keep(head, Checkpoints.Every);
            }
#pragma warning disable CA1031 // It is not swallowed: everyone who waits gets it.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                var refused = false;
                foreach (var waiting in group)
                    refused |= waiting.Written.TrySetException(trouble);
                // The lines are kept; only the checkpoint of them is not.
                if (!refused)
                    NoCheckpoint(log, trouble);
            }
        }
    }

    private async Task<AuditHead> SaveAsync(List<Waiting> group)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ModuleDb>();
        foreach (var waiting in group)
            db.AddRange(waiting.Lines);
        await db.SaveChangesAsync();
        return db.ChangeTracker.Entries<AuditHead>().Single().Entity;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No checkpoint of the audit record could be kept.")]
    private static partial void NoCheckpoint(ILogger log, Exception trouble);

    private sealed record Waiting(IReadOnlyList<AuditLine> Lines)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
