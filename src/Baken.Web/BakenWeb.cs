using Baken.Kernel;
using Baken.Web.Api;
using Baken.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baken.Web;

/// <summary>The web host: a table of contents of what a request passes through.</summary>
public static class BakenWeb
{
    /// <summary>Builds the host; the caller migrates the database and starts it.</summary>
    /// <param name="url">Where to listen, loopback unless a proxy stands before it: <c>http://127.0.0.1:5080</c>.</param>
    public static WebApplication Create(Installation installation, string url, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "Baken.Cli", ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);

        builder.Services.AddBaken(installation);
        builder.Services.AddRazorComponents();
        builder.Services.AddProblemDetails();
        builder.Services.AddApiDocument();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseRequestLocalization(Languages());
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.UseApiVersion();
        foreach (var module in Modules.All)
            module.MapEndpoints(app);
        app.MapApiDocument();
        app.MapRazorComponents<Document>()
            .AddAdditionalAssemblies([.. Modules.All.Select(module => module.PageAssembly).OfType<System.Reflection.Assembly>()]);
        return app;
    }

    private static RequestLocalizationOptions Languages() =>
        new()
        {
            DefaultRequestCulture = new RequestCulture(Language.Dutch),
            SupportedCultures = [Language.Dutch, Language.English],
            SupportedUICultures = [Language.Dutch, Language.English],
            // A browser set to English is no wish to read English from a Dutch municipality: the person chooses.
            RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = "taal", UIQueryStringKey = "taal" },
                new CookieRequestCultureProvider { CookieName = "baken-taal" },
            ],
        };
}
