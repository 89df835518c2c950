using System.Reflection;
using Baken.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Access;

/// <summary>
/// Who may come in, and what they did. In come people with a password and an authenticator app, and machines with a token;
/// out go the current actor with its roles, and the audit record. Promised: nothing is open unless it says so, a
/// withdrawn right counts at the next request, and no act is saved without its audit line.
/// </summary>
public sealed class AccessModule : IModule
{
    public string Name => "Access";

    public Assembly? PageAssembly => typeof(AccessModule).Assembly;

    public IReadOnlyList<MenuItem> Menu =>
        [
            new("Toezicht", "Oversight", OversightRoutes.Start, 800, [Role.Auditor]),
            new("Accounts", "Accounts", Routes.Accounts, 900, [Role.Administrator]),
            new("Voorstellen", "Proposals", Routes.Proposals, 902, [Role.Administrator]),
            new("Afdelingen", "Departments", Routes.Units, 904, [Role.Administrator]),
            new("Groepen", "Groups", Routes.Groups, 906, [Role.Administrator]),
            new("Tokens", "Tokens", Routes.Tokens, 910, [Role.Administrator]),
        ];

    public void AddServices(IServiceCollection services)
    {
        services.AddOptions<AccessOptions>();
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<ICurrentActor, CurrentActor>();
        services.AddAudit().AddOversight();
        services.TryAddScoped<ICurrentActivity, CurrentActivity>();
        services.AddScoped<IViewpoint, Viewpoint>();
        services.AddScoped<IGate, Gate>();
        services.AddScoped<IAccounts, Accounts>();
        services.AddScoped<ITokens, ApiTokens>();
        services.AddVault();
        services.AddScoped<IColleagues, Colleagues>().AddScoped<IPersonRecords, PersonRecords>();

        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Iterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInLimits>().AddSingleton<KnownDevices>().AddScoped<Attempts>().AddScoped<FailedAttempts>();
        services
            .AddScoped<SignIn>()
            .AddScoped<SignOut>()
            .AddScoped<SecondFactor>()
            .AddScoped<Sessions>()
            .AddScoped<HalfSignIn>()
            .AddScoped<EndSessions>()
            .AddSingleton<SessionPulse>()
            .AddScoped<KeepUnits>()
            .AddScoped<FourEyes>()
            .AddScoped<DecideProposal>()
            .AddScoped<Once>()
            .AddScoped<PasskeyOffers>()
            .AddScoped<KeepPasskeys>()
            .AddScoped<PasskeySignIn>()
            .AddScoped<KeepGroups>()
            .AddScoped<SignInWithProvider>()
            .AddScoped<ProviderEvents>()
            .AddScoped<BackChannelLogout>()
            .AddScoped<InvitePerson>()
            .AddScoped<AcceptInvitation>()
            .AddScoped<ChangeAccount>()
            .AddScoped<ChangePassword>()
            .AddScoped<AccountQueries>();

        AddKeys(services);
        AddSchemes(services);
        AddPolicies(services);
    }

    public void Configure(ModelBuilder model, ModuleDb db)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfiguration(new AccountConfiguration());
        model.ApplyConfiguration(new SessionConfiguration());
        model.ApplyConfiguration(new UnitConfiguration());
        model.ApplyConfiguration(new PasskeyConfiguration());
        model.ApplyConfiguration(new OnceConfiguration());
        model.ApplyConfiguration(new ProposalConfiguration());
        model.ApplyConfiguration(new GroupRuleConfiguration());
        model.ApplyConfiguration(new InvitationConfiguration());
        model.ApplyConfiguration(new TokenConfiguration());
        model.ApplyConfiguration(new AuditLineConfiguration());
        model.ApplyConfiguration(new AuditHeadConfiguration());
        model.ApplyConfiguration(new GrantConfiguration());
        model.ApplyConfiguration(new SampleConfiguration());
        model.ApplyConfiguration(new SampleJudgementConfiguration());
        model.ApplyConfiguration(new DataProtectionKeyConfiguration());
        model.AddVault();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapProvider();
        OversightDownloads.Map(routes);
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Baken");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory, IKeyProvider>(
                (options, scopes, keys) =>
                {
                    options.XmlRepository = new DatabaseKeys(scopes);
                    options.XmlEncryptor = new SealedKeys(keys);
                }
            );
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "baken-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services
            .AddAuthentication(Schemes.Any)
            .AddPolicyScheme(
                Schemes.Any,
                null,
                options =>
                    options.ForwardDefaultSelector = http =>
                        http
                            .Request.Headers.Authorization.ToString()
                            .StartsWith(TokenHandler.Bearer, StringComparison.OrdinalIgnoreCase)
                            ? Schemes.Token
                            : Schemes.Session
            )
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(Schemes.Session, null)
            .AddCookie(
                Schemes.Half,
                options =>
                {
                    Fit(options, "baken-half");
                    options.ExpireTimeSpan = TimeSpan.FromMinutes(15);
                    options.SlidingExpiration = false;
                }
            );
    }

    private static void Fit(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.CookieManager = new HostCookies();
        options.EventsType = typeof(HalfSignIn);
        options.LoginPath = Routes.SignIn;
        options.AccessDeniedPath = Routes.NoAccess;
        options.ReturnUrlParameter = Routes.Return;
    }

    /// <summary>Deny by default: an endpoint that says nothing is for who is signed in; anonymous must be said.</summary>
    private static void AddPolicies(IServiceCollection services) =>
        services.AddAuthorizationBuilder().SetDefaultPolicy(SignedIn()).SetFallbackPolicy(SignedIn());

    private static AuthorizationPolicy SignedIn() => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
}
