using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baken.Web.Frame;

/// <summary>
/// The edge at which a bug is caught, once: a page with a number for people, problem details for programs, and never a
/// word of what is inside. The log has the number and the rest.
/// </summary>
internal static class Trouble
{
    private const string Page = "/fout";

    public static IServiceCollection AddTrouble(this IServiceCollection services) =>
        services
            // What the reference does not describe is not sent.
            .AddProblemDetails(problems =>
                problems.CustomizeProblemDetails = one => one.ProblemDetails.Extensions.Remove("traceId")
            )
            .AddExceptionHandler<Fault>();

    public static void UseTrouble(this IApplicationBuilder app)
    {
        app.Use(LastResort);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = Page,
                CreateScopeForErrors = true,
                StatusCodeSelector = Fault.StatusOf,
                // Fault has told it, with its number.
                SuppressDiagnosticsCallback = _ => true,
            }
        );
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.Use(AskForThePage);
        app.Use(SayToPrograms);
    }

    /// <summary>The number by which a person and the log speak of the same fault.</summary>
    public static string Number(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>The page of a trouble is looked at, also after a form was sent: as a form it would be refused in turn.</summary>
    private static Task AskForThePage(HttpContext context, RequestDelegate next)
    {
        if (
            context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null
        )
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    /// <summary>An answer without words is one that the framework gave: a program gets problem details.</summary>
    private static async Task SayToPrograms(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        await next(context);
        var answer = context.Response;
        if (
            answer.StatusCode >= StatusCodes.Status400BadRequest
            && answer is { HasStarted: false, ContentLength: null, ContentType: null }
            && Kernel.Api.IsForProgram(context.Request, path)
        )
            await Kernel.Api.Problem(Refusals.Of(answer.StatusCode), answer.StatusCode).ExecuteAsync(context);
    }

    /// <summary>When even the page of the fault fails, as it does without a database: plain words, still with the number.</summary>
    private static async Task LastResort(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // The edge: what is caught here was told in the log already, under its number.
        catch (Exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Refusals.Fault(Number(context)).ToString());
        }
    }
}

/// <summary>Tells the log of a fault under its number, and answers it where a program asked.</summary>
internal sealed partial class Fault(ILogger<Fault> log) : IExceptionHandler
{
    public static int StatusOf(Exception trouble) =>
        trouble is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var status = StatusOf(exception);
        var number = Trouble.Number(context);
        var asked = context.Features.Get<IExceptionHandlerPathFeature>()!;
        if (status >= StatusCodes.Status500InternalServerError)
            // Its pattern and not its address: an address may hold a secret, such as that of an invitation.
            Tell(number, context.Request.Method, (asked.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "-", exception);
        if (!Kernel.Api.IsForProgram(context.Request, asked.Path))
            return false;
        context.Response.StatusCode = status;
        await Kernel
            .Api.Problem(
                status >= StatusCodes.Status500InternalServerError ? Refusals.Fault(number) : Refusals.Of(status),
                status,
                reference: status >= StatusCodes.Status500InternalServerError ? number : null
            )
            .ExecuteAsync(context);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Number} at {Method} {Pattern}")]
    private partial void Tell(string number, string method, string pattern, Exception exception);
}
