using System.Net;
using Baken.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Web;

/// <summary>Hands what the installation says about signing in, and about the proxies before it, to those who need it.</summary>
internal static class SignInSetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, Installation installation)
    {
        var signIn = installation.SignIn;
        services.Configure<AccessOptions>(access =>
        {
            access.Demo = installation.Demo;
            access.Issuer = installation.Name is { } name ? $"Baken {name}" : "Baken";
            access.LocalAccounts = signIn.LocalAccounts ?? true;
            access.Address = installation.Address;
            if (signIn.SessionMinutes is { } minutes)
                access.SessionIdle = TimeSpan.FromMinutes(minutes);
        });
        if (signIn is { Authority: { } authority, ClientId: { } client })
        {
            var settings = new ProviderSettings(authority, client, signIn.Secret)
            {
                Scopes = signIn.Scopes ?? [],
                RequiredAcr = signIn.RequiredAcr ?? [],
                RequiredAmr = signIn.RequiredAmr ?? [],
                WithoutSecondFactor = signIn.WithoutSecondFactor ?? false,
            };
            services.AddProviderSignIn(
                settings with
                {
                    Name = signIn.Name ?? installation.Name ?? settings.Name,
                    GroupsClaim = signIn.GroupsClaim ?? settings.GroupsClaim,
                }
            );
        }

        // Also where the environment asks the framework to believe everybody: only a proxy that is named is believed.
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders =
                installation.Proxies.Count == 0
                    ? ForwardedHeaders.None
                    : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in installation.Proxies)
                if (IPAddress.TryParse(proxy, out var address))
                    forwarded.KnownProxies.Add(address);
                else
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        });
        return services;
    }
}
