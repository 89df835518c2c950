using Baken.Kernel;
using Microsoft.AspNetCore.Authorization;

namespace Baken.Access;

/// <summary>
/// Says who may open a page or call an endpoint: anyone with at least one of the roles. What says nothing is open to
/// everyone who is signed in, and to nobody else.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForAttribute : AuthorizeAttribute
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
