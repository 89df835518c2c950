using Baken.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Baken.Access;

/// <summary>
/// Says who may open a page or call an endpoint: anyone with at least one of the roles. Every route declares such a rule, or
/// <see cref="ForEveryoneAttribute"/>, or that it is open to visitors (<c>[AllowAnonymous]</c>); a test finds the one that does not.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class ForAttribute : AuthorizeAttribute
{
    public ForAttribute(params Role[] roles)
    {
        if (roles.Length == 0)
            throw new ArgumentException("Name at least one role; without roles there is nothing to say.", nameof(roles));
        AnyOf = roles;
        Roles = string.Join(',', roles);
    }

    public IReadOnlyList<Role> AnyOf { get; }
}

/// <summary>Says that a page or an endpoint is for everyone who is signed in, whatever the role.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForEveryoneAttribute : AuthorizeAttribute;
