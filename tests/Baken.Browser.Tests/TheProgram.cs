using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Everything that drives the browser shares one program and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class WithTheProgram : ICollectionFixture<TheProgram>
{
    public const string Name = "the published program";
}

/// <summary>The demonstration of the published program in a process of its own, and a Chromium that is already there.</summary>
public sealed class TheProgram : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> sessions = new();
    private readonly SemaphoreSlim signingIn = new(1);
    private readonly StringBuilder said = new();
    private readonly StringBuilder complained = new();
    private string? absent;
    private string entry = "";
    private DirectoryInfo? data;
    private Process? process;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where the published program lies.</summary>
    public string App { get; private set; } = "";

    public string Url { get; private set; } = "";

    public string Password { get; private set; } = "";

    /// <summary>The e-mail address by the word of the role.</summary>
    public IReadOnlyDictionary<string, string> Accounts { get; private set; } = new Dictionary<string, string>();

    /// <summary>What only this town knows: the codes and names of its areas, by level.</summary>
    public Places Places { get; private set; } = new([], [], []);

    public async ValueTask InitializeAsync()
    {
        var app = Environment.GetEnvironmentVariable("BAKEN_TEST_APP") is { Length: > 0 } given ? given : InRepository();
        entry = Path.Combine(app, "Baken.Cli.dll");
        if (!File.Exists(entry))
        {
            absent =
                $"{entry} is not there: run ./baken --help first, or set BAKEN_TEST_APP to the directory of the published program.";
            return;
        }

        var chromium = Environment.GetEnvironmentVariable("BAKEN_TEST_CHROMIUM") is { Length: > 0 } path
            ? path
            : "/usr/bin/chromium";
        if (!File.Exists(chromium))
        {
            absent = $"{chromium} is not there: install chromium, or set BAKEN_TEST_CHROMIUM.";
            return;
        }

        App = app;
        await StartAsync(entry);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = chromium,
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--use-gl=angle",
                    "--use-angle=swiftshader",
                    "--enable-unsafe-swiftshader",
                ],
            }
        );
        await using var visit = await VisitAsync("analist");
        Places = new(await visit.AreasAsync("gemeente"), await visit.AreasAsync("wijk"), await visit.AreasAsync("buurt"));
    }

    /// <summary>A browser window of its own, signed in when a role is named; skips the test where there is no program.</summary>
    internal async Task<Visit> VisitAsync(string? role = null, bool javaScript = true, bool bypassCsp = false)
    {
        if (absent is not null)
            Assert.Skip(absent);
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = Url,
                Locale = "nl-NL",
                JavaScriptEnabled = javaScript,
                BypassCSP = bypassCsp,
                ReducedMotion = ReducedMotion.Reduce,
                StorageState = role is null ? null : await SessionAsync(role),
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        context.SetDefaultTimeout(30_000);
        return new Visit(context, await context.NewPageAsync(), Url, Complaints);
    }

    /// <summary>The last of what the program wrote as errors: what a fault page does not say.</summary>
    private string Complaints()
    {
        lock (complained)
            return complained.ToString(Math.Max(0, complained.Length - 4_000), Math.Min(4_000, complained.Length));
    }

    /// <summary>Where the published program is; skips the test where there is none.</summary>
    internal string Entry()
    {
        if (absent is not null)
            Assert.Skip(absent);
        return entry;
    }

    /// <summary>A window of its own on another installation.</summary>
    internal async Task<Visit> VisitAtAsync(string url, bool javaScript = true)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = url,
                Locale = "nl-NL",
                JavaScriptEnabled = javaScript,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        context.SetDefaultTimeout(30_000);
        return new Visit(context, await context.NewPageAsync(), url, () => "");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (process is not null)
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        data?.Delete(recursive: true);
        signingIn.Dispose();
    }

    private async Task<string> SessionAsync(string role)
    {
        if (sessions.TryGetValue(role, out var known))
            return known;
        await signingIn.WaitAsync();
        try
        {
            if (sessions.TryGetValue(role, out known))
                return known;
            await using var visit = await VisitAsync();
            await visit.SignInAsync(Accounts[role], Password);
            return sessions[role] = await visit.Page.Context.StorageStateAsync();
        }
        finally
        {
            signingIn.Release();
        }
    }

    private async Task StartAsync(string entry)
    {
        data = Directory.CreateTempSubdirectory("baken-browser-");
        Url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                entry,
                "demo",
                "--size",
                "small",
                "--data",
                data.FullName,
                "--port",
                $"{new Uri(Url).Port}",
                "--json",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("BAKEN_DATABASE");
        var ready = new TaskCompletionSource();
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.AppendLine(line.Data);
                if (line.Data == "}")
                    ready.TrySetResult();
            }
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (complained)
                complained.AppendLine(line.Data);
        };
        process.Exited += (_, _) =>
            ready.TrySetException(new InvalidOperationException($"The program ended by itself:\n{said}{complained}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(3));

        string text;
        lock (said)
            text = said.ToString();
        using var document = JsonDocument.Parse(text);
        Url = document.RootElement.GetProperty("url").GetString()!;
        Password = document.RootElement.GetProperty("password").GetString()!;
        Accounts = document
            .RootElement.GetProperty("accounts")
            .EnumerateArray()
            .ToDictionary(one => one.GetProperty("role").GetString()!, one => one.GetProperty("email").GetString()!);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string InRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Baken.slnx")))
                return Path.Combine(folder.FullName, "artifacts", "app");
        return "artifacts/app";
    }
}

/// <summary>The areas of the fictional town.</summary>
public sealed record Places(
    IReadOnlyList<Place> Municipalities,
    IReadOnlyList<Place> Districts,
    IReadOnlyList<Place> Neighbourhoods
);

public sealed record Place(string Code, string Name);
