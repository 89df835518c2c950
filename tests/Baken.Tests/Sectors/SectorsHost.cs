using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Baken.Access;
using Baken.Database;
using Baken.Sectors;
using Baken.Tests.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Sectors;

/// <summary>The pages and endpoints of Sectors as a browser meets them; who asks stands in a header.</summary>
internal sealed class SectorsHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private SectorsHost(SectorsHouse house)
    {
        House = house;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(house.Clock);
        builder.Services.AddDbContext<SqliteDb>(options => BakenDatabase.UseSqlite(options, house.DatabasePath));
        builder.Services.AddScoped<ModuleDb>(services => services.GetRequiredService<SqliteDb>());
        builder.Services.AddSingleton<IAudit>(new SectorsHouse.AuditList(house.Audited));
        builder.Services.AddSingleton(SectorsHouse.Areas(() => house.Atlas));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<ICurrentActor, FromHeader>();
        builder.Services.AddRazorComponents();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderScheme>("test", null);
        builder.Services.AddAuthorization();
        new SectorsModule().AddServices(builder.Services);

        app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        new SectorsModule().MapEndpoints(app);
        app.MapRazorComponents<Document>().AddAdditionalAssemblies(typeof(SectorsModule).Assembly);
    }

    public SectorsHouse House { get; }

    public static async Task<SectorsHost> StartAsync(SectorsHouse house)
    {
        var host = new SectorsHost(house);
        await host.app.StartAsync();
        return host;
    }

    public HttpClient Client(Role role = Role.Analyst)
    {
        var client = new HttpClient(new CookieContainerHandler { InnerHandler = app.GetTestServer().CreateHandler() })
        {
            BaseAddress = new Uri("http://localhost"),
        };
        client.DefaultRequestHeaders.Add("X-Role", role.ToString());
        return client;
    }

    public Task<string> TextAsync(string path) => Client().GetStringAsync(path);

    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await TextAsync(path)).RootElement;

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public Task<HttpResponseMessage> AnswerAsync(string path, Role role = Role.Analyst, EntityTagHeaderValue? known = null)
    {
        var client = Client(role);
        if (known is not null)
            client.DefaultRequestHeaders.IfNoneMatch.Add(known);
        return client.GetAsync(path);
    }

    public Browser Browse(Role role = Role.Analyst) => new(Client(role));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await House.DisposeAsync();
    }

    private sealed class FromHeader(Microsoft.AspNetCore.Http.IHttpContextAccessor http) : ICurrentActor
    {
        public Actor Actor =>
            new("u1", "Ada Analist", new HashSet<Role> { Enum.Parse<Role>(http.HttpContext!.Request.Headers["X-Role"]!) });
    }

    private sealed class HeaderScheme(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, Request.Headers["X-Role"].ToString())], "test");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "test")));
        }
    }

    public sealed class Document : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Router>(0);
            builder.AddAttribute(1, nameof(Router.AppAssembly), typeof(SectorsModule).Assembly);
            builder.AddAttribute(
                2,
                nameof(Router.Found),
                (RenderFragment<RouteData>)(
                    route =>
                        inner =>
                        {
                            inner.OpenComponent<RouteView>(0);
                            inner.AddAttribute(1, nameof(RouteView.RouteData), route);
                            inner.CloseComponent();
                        }
                )
            );
            builder.CloseComponent();
        }
    }
}
