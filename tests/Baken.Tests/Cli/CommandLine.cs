using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Baken.Tests.Cli;

/// <summary>The real program in a process of its own, as somebody types it; its output is redirected.</summary>
internal static class CommandLine
{
    public static Task<Said> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <param name="database">A PostgreSQL connection string; null for the file in the data directory.</param>
    public static async Task<Said> RunAsync(string? database, string[] arguments)
    {
        using var process = Start(database, [], arguments);
        return await EndAsync(process, new StringBuilder());
    }

    /// <summary>Asks the program to stop as soon as it says that it is at work.</summary>
    /// <param name="signal">INT (Ctrl-C) or TERM.</param>
    public static async Task<Said> InterruptAsync(string signal, params string[] arguments)
    {
        // Whoever runs the tests may have them ignore Ctrl-C, and a child inherits that.
        using var process = Start(null, ["env", $"--default-signal={signal}"], arguments);
        var said = new StringBuilder((await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)) + "\n");
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync(process, said);
    }

    private static Process Start(string? database, string[] before, string[] arguments)
    {
        string[] line = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "Baken.Cli.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BAKEN_DATABASE"] = database ?? "";
        return Process.Start(start)!;
    }

    private static async Task<Said> EndAsync(Process process, StringBuilder said)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        said.Append(await process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return new Said(process.ExitCode, await output, said.ToString());
    }
}

/// <summary>How a command ended, and what it said where.</summary>
internal sealed record Said(int Code, string Out, string Error)
{
    /// <summary>The one document on standard output; throws when anything else is there.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public Said ShouldBeDone()
    {
        Code.ShouldBe(0, $"{Error}\n{Out}");
        return this;
    }
}
