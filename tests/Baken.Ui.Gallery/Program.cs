using System.Globalization;
using Baken.Ui.Gallery;
using Microsoft.AspNetCore.Localization;

// Shows every component with sample figures under the policy of the product. Start it with: dotnet run --project tests/Baken.Ui.Gallery
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddRazorComponents();
builder.Services.AddHttpContextAccessor();

var app = builder.Build();
app.Use(
    (context, next) =>
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
            + "worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next();
    }
);
app.UseRequestLocalization(options =>
{
    options.DefaultRequestCulture = new RequestCulture("nl-NL");
    options.SupportedCultures = options.SupportedUICultures = [new CultureInfo("nl-NL"), new CultureInfo("en-GB")];
    options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "taal" }];
});
app.UseAntiforgery();
app.MapStaticAssets();
app.MapPost("/voorkeur", Preference.Save).DisableAntiforgery();
app.MapGet("/grenzen", (int? n) => Results.Text(SampleAreas.Boundaries(n), "application/geo+json"));
app.MapGet("/waarden", (int? n) => Results.Text(SampleAreas.Values(n).ToJson(), "application/json"));
app.MapRazorComponents<App>();
app.Run();
