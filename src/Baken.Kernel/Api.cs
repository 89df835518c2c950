using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Baken.Kernel;

/// <summary>
/// What every endpoint of the machine's door has in common (NL API Design Rules): its place, its version, how it says no,
/// how it pages, how it answers "you have this already".
/// </summary>
public static class Api
{
    public const string Root = "/api/v1";
    public const string Version = "1.0.0";
    public const string VersionHeader = "API-Version";
    public const int LargestPage = 1_000;

    /// <summary>The group of a module's endpoints. <paramref name="tag"/> is the heading in the reference.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string tag) => routes.MapGroup(Root).WithTags(tag);

    /// <summary>
    /// Whether a program asks, and not a person: under the machine's door, with a token, or fetching anything but a page. A
    /// browser that opens a page names HTML. The reference at <c>/api</c> itself is a page.
    /// </summary>
    public static bool IsForProgram(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return IsForProgram(request, request.Path);
    }

    /// <param name="path">What was asked for, where the request itself has been sent on to another page.</param>
    public static bool IsForProgram(HttpRequest request, PathString path)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 })
            return true;
        var accept = request.Headers.Accept.ToString();
        return request.Headers.Authorization.Count > 0
            || (accept.Length > 0 && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A refusal as problem details (RFC 9457): its code in <c>code</c>, its reason in <c>detail</c>.</summary>
    /// <param name="reference">The number under which the log tells more.</param>
    public static IResult Problem(Refusal refusal, int status = StatusCodes.Status400BadRequest, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var problem = new ProblemDetails
        {
            Status = status,
            Title = refusal.Reason,
            Detail = refusal.ToString(),
            Extensions = { ["code"] = refusal.Code },
        };
        if (reference is not null)
            problem.Extensions["reference"] = reference;
        return Results.Problem(problem);
    }

    /// <summary>
    /// Says the edition as a strong ETag and answers 304 when the caller already holds it (RFC 9110, 13.1.2). The tag also
    /// covers what was asked for in which form and language.
    /// </summary>
    public static bool IsKnown(this HttpContext context, string edition)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var tag = new EntityTagHeaderValue(
            $"\"{edition}.{Fingerprint(request.Path + request.QueryString + request.Headers.Accept + CultureInfo.CurrentUICulture.Name):x}\""
        );
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        context.Response.Headers.Vary = "Accept, Cookie, Authorization";
        if (!request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Like <see cref="IsKnown"/>, for what has no edition: the tag is that of what would be sent.</summary>
    public static IResult OkUnlessKnown<T>(this HttpContext context, T shown)
    {
        ArgumentNullException.ThrowIfNull(context);
        var json = context
            .RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>()
            .Value.SerializerOptions;
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown, json)).AsSpan(0, 8));
        return context.IsKnown(hash) ? Results.Empty : Results.Ok(shown);
    }

    /// <summary>What the caller wants: a name after the last dot of the <c>format</c> parameter wins over the Accept header.</summary>
    public static ApiFormat Format(this HttpContext context, string? asked = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return asked?.ToLowerInvariant() switch
        {
            "csv" => ApiFormat.Csv,
            "geojson" => ApiFormat.GeoJson,
            "json" => ApiFormat.Json,
            _ => context
                .Request.GetTypedHeaders()
                .Accept.OrderByDescending(media => media.Quality ?? 1)
                .Select(media =>
                    media.MediaType.Value switch
                    {
                        "text/csv" => ApiFormat.Csv,
                        "application/geo+json" => ApiFormat.GeoJson,
                        _ => ApiFormat.Json,
                    }
                )
                .FirstOrDefault(ApiFormat.Json),
        };
    }

    /// <summary>A CSV download (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read the letters).</summary>
    public static IResult Csv(string name, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        text.AppendJoin(',', headers.Select(Field)).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return Results.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())],
            "text/csv; charset=utf-8",
            name
        );

        static string Field(object? value)
        {
            var field = value switch
            {
                null or double.NaN => "",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            };
            // A text that starts like a formula is one to a spreadsheet (OWASP CSV injection).
            if (value is string && field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t')
                field = "'" + field;
            return field.AsSpan().IndexOfAny(",\"\r\n") < 0
                ? field
                : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }
    }

    public static Refusal PageOutOfBounds(int page, int pageSize) =>
        new(
            "api.page-out-of-bounds",
            $"Pagina {page} van {pageSize} bestaat niet.",
            $"page is 1 of meer, pageSize 1 tot en met {LargestPage}."
        );

    // FNV-1a: the tag need not be secret, only the same on every node and every day.
    private static ulong Fingerprint(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211UL;
        return hash;
    }
}

/// <summary>The forms in which a figure leaves the house.</summary>
public enum ApiFormat
{
    Json,
    Csv,
    GeoJson,
}

/// <summary>A page of a list.</summary>
/// <param name="Page">1 is the first.</param>
/// <param name="Total">How many items there are on all pages together.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Page, int PageSize, int Total, string? Next)
{
    /// <summary>Cuts a page out of a list; a page number or size outside its bounds is a refusal.</summary>
    public static Outcome<Paged<T>> Of(HttpContext context, IReadOnlyList<T> all, int page, int pageSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(all);
        if (page < 1 || pageSize is < 1 or > Api.LargestPage)
            return Api.PageOutOfBounds(page, pageSize);
        var start = (long)(page - 1) * pageSize;
        var items = start >= all.Count ? [] : all.Skip((int)start).Take(pageSize).ToList();
        var query = context
            .Request.Query.Where(item => item.Key != "page")
            .ToDictionary(item => item.Key, item => (string?)item.Value);
        query["page"] = $"{page + 1}";
        var next =
            start + pageSize < all.Count
                ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(context.Request.Path, query)
                : null;
        return new Paged<T>(items, page, pageSize, all.Count, next);
    }
}
