using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baken.Tests.Sources;

/// <summary>A publisher on loopback: it answers recorded pages, in turn, and remembers what it was asked.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly List<(string Part, Queue<RequestDelegate> InTurn)> answers = [];
    private readonly List<string> asked = [];
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Paths and queries, decoded, in order.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (asked)
                return [.. asked];
        }
    }

    public static async Task<Publisher> StartAsync()
    {
        var publisher = new Publisher();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        publisher.app = builder.Build();
        publisher.app.Run(publisher.AnswerAsync);
        await publisher.app.StartAsync();
        publisher.Address = new Uri(publisher.app.Urls.Single() + "/");
        return publisher;
    }

    /// <summary>Answers requests whose decoded address contains this part: each answer once, the last one from then on.</summary>
    public void On(string part, params RequestDelegate[] inTurn) => answers.Add((part, new Queue<RequestDelegate>(inTurn)));

    public void Clear()
    {
        answers.Clear();
        lock (asked)
            asked.Clear();
    }

    /// <summary>A recorded page; with a tag, also the answer that nothing changed.</summary>
    public RequestDelegate Page(string recorded, string? tag = null) =>
        async context =>
        {
            if (tag is not null && context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            if (tag is not null)
                context.Response.Headers.ETag = tag;
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(Recorded(recorded));
        };

    public string Recorded(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Baken.Tests", "Sources", "Recorded", name))
            .Replace("{{base}}", Address.AbsoluteUri, StringComparison.Ordinal);

    public static RequestDelegate Status(int status, string? retryAfter = null) =>
        context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };

    public static RequestDelegate Text(string text) => context => context.Response.WriteAsync(text);

    /// <summary>Half a page, and then the line is dead.</summary>
    public RequestDelegate CutOff(string recorded) =>
        async context =>
        {
            var text = Recorded(recorded);
            context.Response.ContentLength = text.Length;
            await context.Response.WriteAsync(text[..(text.Length / 2)]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var address = Uri.UnescapeDataString(new Uri(context.Request.GetEncodedUrl()).PathAndQuery);
        RequestDelegate? answer = null;
        lock (asked)
        {
            asked.Add(address);
            foreach (var (part, inTurn) in answers)
                if (address.Contains(part, StringComparison.Ordinal))
                {
                    answer = inTurn.Count > 1 ? inTurn.Dequeue() : inTurn.Peek();
                    break;
                }
        }

        return (answer ?? Status(StatusCodes.Status404NotFound))(context);
    }
}
