using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>
/// One window of a browser. It keeps what no page may do: write an error to the console, break the content security policy, or
/// ask anything of another host. At the end of a visit that list must be empty.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string home;
    private readonly Func<string> complaints;
    private readonly List<string> troubles = [];
    private readonly List<string> expected = [];

    public Visit(IBrowserContext context, IPage page, string home, Func<string> complaints)
    {
        this.context = context;
        this.home = home;
        this.complaints = complaints;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" || message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                Note($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Note(error);
        context.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme is "data" or "blob")
                return;
            if (!request.Url.StartsWith(home + "/", StringComparison.Ordinal))
                Note($"asked of another host: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>The console also repeats an answer that the test asks for itself, such as a 403.</summary>
    public void Expect(string text) => expected.Add(text);

    public async Task<IResponse> GoAsync(string path) =>
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle }) ?? throw new InvalidOperationException(path);

    public Task<string> TextAsync(string selector) => Page.Locator(selector).First.InnerTextAsync();

    /// <summary>Follows a link or presses a button with the keyboard.</summary>
    public async Task PressAsync(ILocator what)
    {
        await what.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Chooses one of several with the keyboard, by the words beside it.</summary>
    public Task ChooseAsync(string name) => ChooseAsync(new Regex($"^{Regex.Escape(name)}$"));

    public async Task ChooseAsync(Regex name)
    {
        var radio = Page.GetByRole(AriaRole.Radio, new() { NameRegex = name });
        await radio.FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        (await radio.IsCheckedAsync()).ShouldBeTrue(name.ToString());
    }

    public Task<string> TitleAsync() => TextAsync("h1");

    public async Task SignInAsync(string email, string password)
    {
        if (!Uri.TryCreate(Page.Url, UriKind.Absolute, out var here) || here.AbsolutePath != "/inloggen")
            await GoAsync("/inloggen");
        await Page.GetByLabel("E-mailadres").FillAsync(email);
        await Page.GetByLabel("Wachtwoord").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/inloggen");
    }

    /// <summary>What the program answers to this session beside its pages.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        var answer = await context.APIRequest.GetAsync(path);
        answer.Ok.ShouldBeTrue($"{path}: {answer.Status}");
        return JsonDocument.Parse(await answer.TextAsync()).RootElement;
    }

    public async Task<IReadOnlyList<Place>> AreasAsync(string level) =>
        [
            .. (await JsonAsync($"/api/v1/areas?level={level}"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(area => new Place(area.GetProperty("code").GetString()!, area.GetProperty("name").GetString()!)),
        ];

    public Task SpeakAsync(string culture) => KeepAsync("baken-taal", Uri.EscapeDataString($"c={culture}|uic={culture}"));

    private Task KeepAsync(string cookie, string value) =>
        context.AddCookiesAsync([
            new()
            {
                Name = cookie,
                Value = value,
                Url = home,
            },
        ]);

    /// <summary>What went wrong so far; asking takes it off the list.</summary>
    public IReadOnlyList<string> Troubles
    {
        get
        {
            lock (troubles)
            {
                string[] taken = [.. troubles];
                troubles.Clear();
                return taken;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        lock (troubles)
            troubles.ShouldBeEmpty(complaints());
    }

    private void Note(string text)
    {
        lock (troubles)
            if (!expected.Exists(one => text.Contains(one, StringComparison.Ordinal)))
                troubles.Add(text);
    }
}
