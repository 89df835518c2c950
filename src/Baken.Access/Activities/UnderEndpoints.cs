using Microsoft.AspNetCore.Builder;

namespace Baken.Access;

/// <summary>Says for endpoints what <see cref="UnderAttribute"/> says for pages.</summary>
public static class UnderEndpoints
{
    /// <summary>Everything in it works under this processing activity, unless an endpoint says its own.</summary>
    public static T Under<T>(this T endpoints, string activity)
        where T : IEndpointConventionBuilder => endpoints.WithMetadata(new UnderAttribute(activity));
}
