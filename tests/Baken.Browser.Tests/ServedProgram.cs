using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Baken.Browser.Tests;

/// <summary>A new, empty installation of the published program, as <c>baken serve</c> starts it, with the settings that a test gives.</summary>
internal sealed partial class ServedProgram : IAsyncDisposable
{
    private readonly DirectoryInfo data;
    private readonly Process process;

    private ServedProgram(DirectoryInfo data, Process process, string url, string link)
    {
        this.data = data;
        this.process = process;
        Url = url;
        FirstRunLink = link;
    }

    /// <summary>By name: a passkey belongs to a name and not to a number.</summary>
    public string Url { get; }

    /// <summary>The path of the one-time link that the terminal shows.</summary>
    public string FirstRunLink { get; }

    public static async Task<ServedProgram> StartAsync(string entry, string settings)
    {
        var data = Directory.CreateTempSubdirectory("baken-serve-");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "baken.json"), settings);
        var port = TheProgram.FreePort();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { entry, "serve", "--data", data.FullName, "--port", $"{port}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("BAKEN_DATABASE");
        var said = new StringBuilder();
        var link = new TaskCompletionSource<string>();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            lock (said)
                said.AppendLine(line.Data);
            if (Link().Match(line.Data ?? "") is { Success: true } found)
                link.TrySetResult(found.Value);
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
                said.AppendLine(line.Data);
        };
        process.Exited += (_, _) => link.TrySetException(new InvalidOperationException($"The program ended by itself:\n{said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServedProgram(data, process, $"http://localhost:{port}", await link.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        data.Delete(recursive: true);
    }

    [GeneratedRegex(@"/uitnodiging/[\w-]+")]
    private static partial Regex Link();
}
