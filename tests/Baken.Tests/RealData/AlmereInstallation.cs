using System.Net.Http.Headers;
using System.Text.Json;
using Baken.Areas;
using Baken.Database;
using Baken.Tests.Access;
using Baken.Tests.Cli;
using Baken.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.RealData;

/// <summary>
/// An empty installation into which the real files were imported by the command line, with the web host before it. It is made when
/// the first test asks for it, so that a test is skipped and does not fail where the files are absent.
/// </summary>
public abstract class AlmereInstallation(Provider kind) : IAsyncDisposable
{
    private static readonly (string Source, string File, string[] More)[] files =
    [
        ("cbs-boundaries", "netherlands/nl_gemeenten.geojson", []),
        ("cbs-boundaries", "almere/almere_wijken_2022_kwb.geojson", []),
        ("cbs-boundaries", "almere/almere_buurten.geojson", []),
        ("cbs-key-figures", "netherlands/kwb_gemeenten_2022_nl.csv", []),
        ("cbs-key-figures", "almere/kwb_wijken_2022_almere.csv", []),
        ("cbs-key-figures", "almere/almere_wijkprofiel.csv", ["--year", "2022"]),
        ("cbs-key-figures", "almere/almere_buurten_kern.csv", []),
        ("police-crime", "almere/politie_buurt_almere.csv", []),
        ("sbi", "netherlands/sbi2008.csv", []),
        ("establishments", "netherlands/vestigingen_gemeente_sector_2021.csv", []),
        ("bankruptcies", "almere/faillissementen_2023_almere_sbi.csv", []),
    ];

    private readonly SemaphoreSlim once = new(1);
    private Installation? installation;
    private string? postgresName;
    private WebApplication? app;
    private HttpClient? machine;
    private HttpClient? person;
    private Browser? browser;

    public IReadOnlyList<JsonElement> Reports { get; private set; } = [];

    public static int Files => files.Length;

    internal async Task<AlmereInstallation> ReadyAsync()
    {
        foreach (var (_, file, _) in files)
            SharedData.Path(file);
        await once.WaitAsync();
        try
        {
            if (browser is not null)
                return this;
            (installation, postgresName) = await TestDatabase.MakeInstallationAsync(kind);
            Reports = await ImportAllAsync();
            app = BakenWeb.Create(installation, "http://127.0.0.1:0");
            await BakenDatabase.MigrateAsync(app.Services, default);
            await app.StartAsync();
            var token = (await RunAsync("tokens", "create", "proef", "--role", "analist", "--json")).ShouldBeDone().Json;
            machine = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                token.GetProperty("secret").GetString()
            );
            browser = await SignInAsync();
            return this;
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>Imports every file by the command line, in the order of the handbook.</summary>
    public async Task<IReadOnlyList<JsonElement>> ImportAllAsync()
    {
        var reports = new List<JsonElement>();
        foreach (var (source, file, more) in files)
            reports.Add((await RunAsync(["import", source, SharedData.Path(file), .. more, "--json"])).ShouldBeDone().Json);
        return reports;
    }

    public async Task<JsonElement> ApiAsync(string path)
    {
        var answer = await machine!.GetAsync("/api/v1" + path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The figures of one measure by the code of the area; null for one that is hidden or missing.</summary>
    public async Task<Dictionary<string, (double? Value, string Status)>> FiguresAsync(string measure, string level, int year)
    {
        var series = await ApiAsync($"/figures?measure={Uri.EscapeDataString(measure)}&level={level}&year={year}");
        series.GetProperty("year").GetInt32().ShouldBe(year);
        return series
            .GetProperty("figures")
            .EnumerateArray()
            .ToDictionary(
                figure => figure.GetProperty("code").GetString()!,
                figure =>
                    (
                        figure.GetProperty("value") is { ValueKind: JsonValueKind.Number } value
                            ? value.GetDouble()
                            : (double?)null,
                        figure.GetProperty("status").GetString()!
                    )
            );
    }

    /// <summary>A page as a signed-in person gets it.</summary>
    public async Task<string> PageAsync(string path)
    {
        var page = await browser!.GetAsync(path);
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK, path);
        return page.Text;
    }

    public async Task<(int Number, string Hash)> EditionAsync()
    {
        await using var scope = app!.Services.CreateAsyncScope();
        var edition = (await scope.ServiceProvider.GetRequiredService<IAreas>().AtlasAsync(default)).Edition;
        return (edition.Number, edition.Hash);
    }

    public async ValueTask DisposeAsync()
    {
        machine?.Dispose();
        person?.Dispose();
        once.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        if (installation is not null)
            await TestDatabase.DropAsync(installation, postgresName);
        GC.SuppressFinalize(this);
    }

    private Task<Said> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(installation!.PostgresConnection, [.. arguments, "--data", installation.DataDirectory]);

    private async Task<Browser> SignInAsync()
    {
        var link = (await RunAsync("accounts", "invite", "analist@voorbeeld.example", "--role", "analist", "--json"))
            .ShouldBeDone()
            .Json;
        person = new HttpClient(
            new CookieContainerHandler
            {
                InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
            }
        )
        {
            BaseAddress = machine!.BaseAddress,
        };
        var window = new Browser(person);
        await window.SubmitAsync(
            await FormAsync(window, link.GetProperty("path").GetString()!),
            ("Name", "Ada Analist"),
            ("Password", AccessHost.GoodPassword),
            ("Repeated", AccessHost.GoodPassword)
        );
        var page = await FormAsync(window, "/account/tweede-factor");
        var ada = new Person("analist@voorbeeld.example", Person.KeyOn(page), TimeProvider.System);
        (await window.SubmitAsync(page, ("Code", ada.Code()))).Text.ShouldContain("De app is gekoppeld.");
        return window;
    }

    /// <summary>The form of the page itself; the frame around it has forms of its own.</summary>
    private static async Task<Browser.Page> FormAsync(Browser window, string path)
    {
        var page = await window.GetAsync(path);
        return page with { Html = page.Html[page.Html.IndexOf("<main", StringComparison.Ordinal)..] };
    }
}

public sealed class AlmereInAFile() : AlmereInstallation(Provider.Sqlite);

public sealed class AlmereOnAServer() : AlmereInstallation(Provider.Postgres);
