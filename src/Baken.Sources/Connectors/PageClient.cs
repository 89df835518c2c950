using System.Net;
using System.Net.Http.Headers;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>An answer of a publisher.</summary>
/// <param name="Body">Null where the publisher says that nothing changed.</param>
internal sealed record Answer(byte[]? Body, string? ETag);

/// <summary>Asks a publisher for one page: patiently, within limits, and with a refusal in plain words where it fails.</summary>
internal sealed class PageClient(HttpClient http, Patience patience, TimeProvider clock)
{
    /// <summary>The name of the HTTP client the connectors ask for. It follows no redirects and keeps no cookies.</summary>
    public const string Name = "baken-connectors";

#pragma warning disable CA5394 // Jitter is no secret, and a seeded one can be run again.
    private readonly Random jitter = new(patience.Seed);
#pragma warning restore CA5394

    /// <param name="table">What is asked for, in the person's words.</param>
    /// <param name="known">The ETag of the page as it was fetched before.</param>
    public async Task<Outcome<Answer>> GetAsync(
        Uri address,
        string table,
        string? known,
        long limit,
        CancellationToken cancellation
    )
    {
        for (var failures = 1; ; failures++)
        {
            var (answer, refusal, mayPass, asked) = await TryAsync(address, table, known, limit, cancellation);
            if (answer is not null)
                return answer;
            if (asked > patience.LongestAsked)
                return ConnectorRefusals.AskedToWait(address, asked.Value);
            if (!mayPass || failures >= patience.Attempts)
                return refusal!;

            var wait = patience.After(failures, jitter);
            await patience.Wait(asked > wait ? asked.Value : wait, cancellation);
        }
    }

    private async Task<(Answer? Answer, Refusal? Refusal, bool MayPass, TimeSpan? Asked)> TryAsync(
        Uri address,
        string table,
        string? known,
        long limit,
        CancellationToken cancellation
    )
    {
        using var timeout = new CancellationTokenSource(patience.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            if (known is not null && EntityTagHeaderValue.TryParse(known, out var tag))
                request.Headers.IfNoneMatch.Add(tag);

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var status = response.StatusCode;
            if (status == HttpStatusCode.NotModified && known is not null)
                return (new Answer(null, known), null, false, null);
            if (status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return (null, ConnectorRefusals.UnknownTable(table, address), false, null);
            if (Patience.MayPass(status))
                return (null, ConnectorRefusals.Busy(address, status), true, Asked(response.Headers.RetryAfter));
            if ((int)status is >= 300 and < 400)
                return (null, ConnectorRefusals.Moved(address, response.Headers.Location), false, null);
            if (!response.IsSuccessStatusCode)
                return (null, ConnectorRefusals.Declined(address, status), false, null);
            if (response.Content.Headers.ContentLength > limit)
                return (null, ConnectorRefusals.TooLarge(address, limit), false, null);

            var body = await ReadAsync(response, limit, either.Token);
            return body is null
                ? (null, ConnectorRefusals.TooLarge(address, limit), false, null)
                : (new Answer(body, response.Headers.ETag?.ToString()), null, false, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, ConnectorRefusals.TimedOut(address), true, null);
        }
        catch (HttpRequestException failed)
            when (failed.HttpRequestError
                    is HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.ProxyTunnelError
                        or HttpRequestError.SecureConnectionError
            )
        {
            return (null, ConnectorRefusals.Offline(address), true, null);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return (null, ConnectorRefusals.CutOff(address), true, null);
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, long limit, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (kept.Length + read > limit)
                return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private TimeSpan? Asked(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
}
