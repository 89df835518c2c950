using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>What axe and a ruler find wrong with a page.</summary>
internal static class Soundness
{
    public const string Everything = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    /// <summary>What can be another at another width or in other colours.</summary>
    public const string WidthAndColour = "['color-contrast', 'target-size']";

    private static readonly string axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>On a page that a journey passes: nothing wrong at a desk, and nothing on a telephone.</summary>
    public static async Task ShouldBeSoundAsync(this Visit visit)
    {
        var page = visit.Page;
        await LoadAsync(page);
        List<string> wrong = [.. await AxeAsync(page, "wide", Everything)];
        await page.SetViewportSizeAsync(390, 844);
        wrong.AddRange(await NarrowAsync(page, "narrow"));
        wrong.AddRange(await AxeAsync(page, "narrow", WidthAndColour));
        await page.SetViewportSizeAsync(1440, 900);
        wrong.ShouldBeEmpty(page.Url);
    }

    public static Task LoadAsync(IPage page) => page.EvaluateAsync(axe);

    public static async Task<IEnumerable<string>> NarrowAsync(IPage page, string how)
    {
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return width > 390 ? [$"scrolls sideways {how}: {width} px wide"] : [];
    }

    /// <summary>
    /// What axe finds. It runs in the page itself: the wrapper opens a second page for every question, which takes most of the time.
    /// The rows of a table are alike, so the first of them say what there is to say.
    /// </summary>
    public static async Task<IEnumerable<string>> AxeAsync(IPage page, string how, string only)
    {
        var found = await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const found = await axe.run(
                { exclude: ["tbody tr:nth-child(n+7)", ".baken-mapping__column:nth-of-type(n+4)"] },
                { runOnly: {{only}}, resultTypes: ["violations"] });
              return found.violations.map(one => `${one.id}: ${one.help} (${one.nodes.slice(0, 3).map(node => node.html).join(" | ")})`);
            }
            """
        );
        return found.Select(one => $"{how}: {one}");
    }
}
