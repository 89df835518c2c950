using Baken.Access;
using Baken.Tests.Gate;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Baken.Tests.Architecture;

public sealed class RouteRuleTests
{
    /// <summary>
    /// A page, an endpoint, a download, a form: each says <c>[For(…)]</c>, <c>[ForEveryone]</c> or <c>[AllowAnonymous]</c>. What
    /// says nothing is closed to visitors by the fallback policy, but nobody has thought about who it is for.
    /// </summary>
    [Fact]
    public async Task Every_route_declares_for_whom_it_is()
    {
        var table = RouteTable.Kept();
        await using var host = await GateHost.StartAsync(table);
        var framework = table.Lines.Where(line => line.IsFramework).Select(line => line.Key).ToHashSet();
        host.Endpoints.Count.ShouldBeGreaterThan(60);
        foreach (var endpoint in host.Endpoints)
        {
            if (RouteTable.KeyOf(endpoint) is not { } key || framework.Contains(key))
                continue;
            Trouble(endpoint).ShouldBeNull(key);
        }

        // Static files are for everybody: the sign-in page has to look like something.
        host.Endpoints.Where(endpoint => RouteTable.KeyOf(endpoint) == "GET static files")
            .ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() != null);
    }

    [Fact]
    public void A_route_that_says_nothing_or_says_it_otherwise_is_found()
    {
        Trouble(With()).ShouldBe("declares no rule");
        Trouble(With(new AuthorizeAttribute())).ShouldBe("declares its rule in another form: AuthorizeAttribute");
        Trouble(With(new AuthorizeAttribute { Roles = "Analyst" }))
            .ShouldBe("declares its rule in another form: AuthorizeAttribute");
        Trouble(With(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())).ShouldBe("declares no rule");
        Trouble(With(new ForEveryoneAttribute(), new AllowAnonymousAttribute()))
            .ShouldBe("is open to visitors and yet has a rule");
        Trouble(With(new ForFiguresAttribute())).ShouldBeNull();
        Trouble(With(new ForEveryoneAttribute())).ShouldBeNull();
        Trouble(With(new AllowAnonymousAttribute())).ShouldBeNull();

        static Endpoint With(params object[] metadata) => new(null, new EndpointMetadataCollection(metadata), "route");
    }

    private static string? Trouble(Endpoint endpoint)
    {
        var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var rules = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        if (rules.FirstOrDefault(rule => rule is not (ForAttribute or ForEveryoneAttribute)) is { } other)
            return $"declares its rule in another form: {other.GetType().Name}";
        if (open && rules.Count > 0)
            return "is open to visitors and yet has a rule";
        return open || rules.Count > 0 ? null : "declares no rule";
    }
}
