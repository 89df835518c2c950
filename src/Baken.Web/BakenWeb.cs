using System.Text.Json.Serialization;
using Baken.Kernel;
using Baken.Web.Api;
using Baken.Web.Defences;
using Baken.Web.Frame;
using Baken.Web.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Baken.Web;

/// <summary>The web host: a table of contents of what a request passes through.</summary>
public static class BakenWeb
{
    private const long LargestForm = 1024 * 1024;
    private const string AssetsManifest = "Baken.Cli.staticwebassets.endpoints.json";

    /// <summary>Builds the host; the caller migrates the database and starts it.</summary>
    /// <param name="url">Where to listen, loopback unless a proxy stands before it: <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="adjust">What a test or another host changes before it is built.</param>
    public static WebApplication Create(Installation installation, string url, Action<WebApplicationBuilder>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "Baken.Cli", ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // What takes files says so itself.
            server.Limits.MaxRequestBodySize = LargestForm;
            server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddConsole(console =>
        {
            // Standard output is for what a command answers.
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.FormatterName = LogText.FormatName;
        });
        builder.Logging.AddConsoleFormatter<LogText, ConsoleFormatterOptions>();

        builder.Services.AddBaken(installation);
        builder.Services.AddSignIn(installation);
        builder.Services.AddRazorComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddTrouble();
        builder.Services.AddRateLimits();
        builder.Services.AddApiDocument();
        // A number is a number: without this the reference would call every one "integer or string".
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        builder.Services.AddImports();
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. Microsoft.AspNetCore.ResponseCompression.ResponseCompressionDefaults.MimeTypes,
                "application/geo+json",
            ];
        });
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseHostCookieNames();
        app.UseRequestLocalization(Languages());
        app.UseResponseCompression();
        app.UseApiVersion();
        app.UseTrouble();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseActivityOfPage();

        if (File.Exists(Path.Combine(AppContext.BaseDirectory, AssetsManifest)))
            app.MapStaticAssets(AssetsManifest).AllowAnonymous();
        app.MapPreferences();
        app.MapTokenSheet();
        app.MapSecurityTxt();
        app.MapApiDocument();
        app.MapImports();
        var modules = app.Services.GetServices<IModule>().ToList();
        foreach (var module in modules)
            module.MapEndpoints(app);
        app.MapRazorComponents<Document>()
            .AddAdditionalAssemblies([
                .. modules.Select(module => module.PageAssembly).OfType<System.Reflection.Assembly>().Distinct(),
            ]);
        return app;
    }

    private static RequestLocalizationOptions Languages() =>
        new()
        {
            DefaultRequestCulture = new RequestCulture(Language.Dutch),
            SupportedCultures = [Language.Dutch, Language.English],
            SupportedUICultures = [Language.Dutch, Language.English],
            // A browser set to English is no wish to read English from a Dutch municipality: the person chooses.
            RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Preferences.LanguageCookie }],
        };
}
