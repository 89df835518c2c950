using Baken.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Baken.Access;

/// <summary>A refusal as machines read it: problem+json (RFC 9457) with the refusal's code.</summary>
internal static class Problem
{
    public static Task WriteAsync(HttpContext http, int status, Refusal refusal)
    {
        http.Response.StatusCode = status;
        var problem = new ProblemDetails
        {
            Status = status,
            Title = refusal.Reason,
            Detail = refusal.Remedy.Length == 0 ? null : refusal.Remedy,
            Extensions = { ["code"] = refusal.Code },
        };
        return http.Response.WriteAsJsonAsync(
            problem,
            options: null,
            contentType: "application/problem+json",
            http.RequestAborted
        );
    }
}
