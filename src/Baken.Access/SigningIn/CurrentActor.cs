using System.Security.Claims;
using Baken.Kernel;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>Reads the actor off the request. Outside a request nobody acts: a job or a command says so itself.</summary>
internal sealed class CurrentActor(IHttpContextAccessor http) : ICurrentActor
{
    private const string LimitClaim = "baken:limit";

    public bool IsKnown => http.HttpContext?.User.Identity is { IsAuthenticated: true };

    public Actor Actor =>
        http.HttpContext?.User is { Identity.IsAuthenticated: true } user
            ? From(user)
            : throw new InvalidOperationException("Nobody is signed in here. Ask only behind the gate.");

    public static ClaimsPrincipal Principal(
        string id,
        string name,
        GivenRoles given,
        string scheme,
        params IEnumerable<Claim> more
    ) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, id),
                    new Claim(ClaimTypes.Name, name),
                    .. given.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
                    .. given.Limits.Select(limit => new Claim(LimitClaim, LimitsColumn.Write(limit))),
                    .. more,
                ],
                scheme
            )
        );

    private static Actor From(ClaimsPrincipal user) =>
        new(
            user.FindFirstValue(ClaimTypes.NameIdentifier)!,
            user.FindFirstValue(ClaimTypes.Name)!,
            user.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value)).ToHashSet()
        )
        {
            Limits = [.. user.FindAll(LimitClaim).SelectMany(claim => LimitsColumn.Read(claim.Value))],
        };
}
