using System.Diagnostics;
using Baken;
using Baken.Access;
using Baken.Database;
using Microsoft.Extensions.DependencyInjection;

/// <summary>
/// How many looks are written down in a second while many people look at once, each in a unit of work of its own as a page does it. Bounded in
/// count. The record is verified afterwards: a fast chain that does not hold is none.
/// </summary>
internal static class AuditBenchmark
{
    private const int Looks = 40_000;

    /// <param name="connection">A PostgreSQL connection string; null for SQLite.</param>
    public static async Task RunAsync(
        string? connection,
        Func<Installation, ServiceProvider> services,
        Action<string, string> say
    )
    {
        var directory = Directory.CreateTempSubdirectory("baken-bench-").FullName;
        await using (var house = services(new Installation(directory, connection)))
        {
            await BakenDatabase.MigrateAsync(house, CancellationToken.None);
            var database = connection is null ? "SQLite" : "PostgreSQL";
            await LookAsync(house, 2_000, 16);
            foreach (var people in new[] { 1, 16, 64, 256 })
            {
                var looks = people == 1 ? Looks / 20 : Looks;
                var clock = Stopwatch.StartNew();
                var times = await LookAsync(house, looks, people);
                var seconds = clock.Elapsed.TotalSeconds;
                Array.Sort(times);
                say(
                    $"audited reads, {database}, {people} at once",
                    $"{looks / seconds:N0} reads/s, p50 {times[times.Length / 2]:0.0} ms, p99 {times[times.Length * 99 / 100]:0.0} ms"
                );
            }

            await using var scope = house.CreateAsyncScope();
            var check = Stopwatch.StartNew();
            var verdict = await scope.ServiceProvider.GetRequiredService<IAuditRecord>().VerifyAsync([], CancellationToken.None);
            say(
                $"audit verify, {database}",
                $"{verdict.Lines:N0} lines in {check.Elapsed.TotalSeconds:0.0} s, {(verdict.IsWhole ? "whole" : "NOT WHOLE")}"
            );
        }

        Directory.Delete(directory, recursive: true);
    }

    private static async Task<double[]> LookAsync(ServiceProvider house, int looks, int people)
    {
        var times = new double[looks];
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, people)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var turn = Interlocked.Increment(ref next); turn < looks; turn = Interlocked.Increment(ref next))
                        {
                            var start = Stopwatch.GetTimestamp();
                            await using (var scope = house.CreateAsyncScope())
                                await scope
                                    .ServiceProvider.GetRequiredService<IAudit>()
                                    .SeenAsync([$"dossier:{turn:x32}"], CancellationToken.None);
                            times[turn] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                        }
                    })
                )
        );
        return times;
    }
}
