using System.Collections.Concurrent;
using Spectre.Console;
using Progress = Baken.Kernel.Progress;

namespace Baken.Cli;

/// <summary>Shows how far a task is: bars on a terminal, a plain line a stage elsewhere, nothing for a machine.</summary>
internal static class Bars
{
    public static async Task<T> ShowAsync<T>(bool silent, Func<IProgress<Progress>, Task<T>> work)
    {
        if (silent)
            return await work(new Direct(_ => { }));
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
            return await work(PlainLines());

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal
            .Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var tasks = new ConcurrentDictionary<string, ProgressTask>();
                var result = await work(
                    new Direct(progress =>
                    {
                        var task = tasks.GetOrAdd(progress.Stage, stage => context.AddTask(Markup.Escape(stage)));
                        task.IsIndeterminate = progress.Total is null;
                        if (progress.Total is { } total)
                        {
                            task.MaxValue = Math.Max(1, total);
                            task.Value = total == 0 ? 1 : progress.Done;
                        }
                    })
                );
                foreach (var task in tasks.Values)
                {
                    task.IsIndeterminate = false;
                    task.Value = task.MaxValue;
                }

                return result;
            });
    }

    private static Direct PlainLines()
    {
        var said = new ConcurrentDictionary<string, bool>();
        return new Direct(progress =>
        {
            if (said.TryAdd(progress.Stage, true))
                Console.Error.WriteLine($"{progress.Stage} …");
        });
    }

    /// <summary>Reports at once and in order; <see cref="Progress{T}"/> would post to the thread pool.</summary>
    private sealed class Direct(Action<Progress> report) : IProgress<Progress>
    {
        public void Report(Progress value) => report(value);
    }
}
