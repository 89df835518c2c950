using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Baken.Access;

namespace Baken.Tests.Access;

/// <summary>A browser without script: keeps cookies, sends a form with its hidden fields, follows nothing by itself.</summary>
internal sealed partial class Browser(HttpClient http)
{
    public async Task<Page> GetAsync(string path) => await ReadAsync(await http.GetAsync(path), path);

    public async Task<Page> SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        await SubmitAsync(await GetAsync(path), fields);

    public Task<Page> SubmitAsync(Page page, params (string Name, string Value)[] fields) =>
        PostAsync(page, [.. page.Hidden, .. fields]);

    /// <summary>Sends exactly these fields, as somebody would who does not use our form.</summary>
    public async Task<Page> PostAsync(Page page, params (string Name, string Value)[] fields)
    {
        page.Status.ShouldBe(HttpStatusCode.OK, page.Path);
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await ReadAsync(await http.PostAsync(page.Path, content), page.Path);
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage response, string path) =>
        new(
            path,
            response.StatusCode,
            response.Headers.Location?.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal),
            await response.Content.ReadAsStringAsync(),
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []
        );

    internal sealed record Page(string Path, HttpStatusCode Status, string? Location, string Html, IReadOnlyList<string> Cookies)
    {
        public IEnumerable<(string, string)> Hidden =>
            HiddenField().Matches(Html).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));

        public string Text => WebUtility.HtmlDecode(Html);

        public List<string> Texts(string pattern) => [.. Regex.Matches(Html, pattern).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex(@"<input type=""hidden"" name=""([^""]*)"" value=""([^""]*)""")]
    private static partial Regex HiddenField();
}

/// <summary>A person with an authenticator app.</summary>
internal sealed class Person(string email, byte[] key, TimeProvider clock)
{
    public string Email => email;

    public List<string> RecoveryCodes { get; set; } = [];

    public string Code() => Totp.Code(key, Totp.StepAt(clock.GetUtcNow()));

    /// <summary>A code that is right nowhere near now.</summary>
    public string WrongCode() =>
        Enumerable
            .Range(0, 9)
            .Select(n => n.ToString("000000", CultureInfo.InvariantCulture))
            .First(code => Totp.Match(key, code, clock.GetUtcNow()) is null);

    /// <summary>What the person types over from the page of the second factor.</summary>
    public static byte[] KeyOn(Browser.Page page)
    {
        var text = page.Texts(@"<code class=""utrecht-code"">([A-Z2-7 ]+)</code>")
            .Single()
            .Replace(" ", "", StringComparison.Ordinal);
        var bits = string.Concat(
            text.Select(c =>
                Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')
            )
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
