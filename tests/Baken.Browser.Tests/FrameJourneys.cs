using Microsoft.Playwright;

namespace Baken.Browser.Tests;

[Collection(WithTheProgram.Name)]
public sealed class FrameJourneys(TheProgram program)
{
    [Fact]
    public async Task The_language_changes_on_the_spot_and_stays()
    {
        await using var visit = await program.VisitAsync("analist");
        await visit.GoAsync("/gebieden?niveau=buurt");
        await ChooseAsync(visit, "English");

        new Uri(visit.Page.Url).PathAndQuery.ShouldBe("/gebieden?niveau=buurt");
        (await visit.TitleAsync()).ShouldBe("Areas");
        (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        await visit.GoAsync("/kaart");
        (await visit.TitleAsync()).ShouldBe("Map");
        await ChooseAsync(visit, "Nederlands");
        (await visit.TitleAsync()).ShouldBe("Kaart");
    }

    [Fact]
    public async Task The_theme_changes_on_the_spot_and_stays()
    {
        await using var visit = await program.VisitAsync("analist");
        await visit.GoAsync("/gebieden");
        var light = await GroundAsync(visit);
        await ChooseAsync(visit, "Donker");
        var dark = await GroundAsync(visit);
        await visit.GoAsync("/sectoren");

        (await visit.Page.Locator("html").GetAttributeAsync("data-theme")).ShouldBe("dark");
        (await GroundAsync(visit)).ShouldBe(dark);
        dark.ShouldNotBe(light);
    }

    [Fact]
    public async Task With_the_keyboard_alone_one_skips_to_the_content()
    {
        await using var visit = await program.VisitAsync("analist");
        await visit.GoAsync("/gebieden");
        await visit.Page.Keyboard.PressAsync("Tab");
        (await FocusAsync(visit)).ShouldBe("Naar de inhoud", StringCompareShould.IgnoreCase);
        (await visit.Page.Locator(":focus").IsVisibleAsync()).ShouldBeTrue();
        await visit.Page.Keyboard.PressAsync("Enter");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("inhoud");
        await visit.Page.Keyboard.PressAsync("Tab");
        (await visit.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task With_the_keyboard_alone_the_main_menu_leads_to_a_page(int width)
    {
        await using var visit = await program.VisitAsync("analist");
        await visit.Page.SetViewportSizeAsync(width, 900);
        await visit.GoAsync("/");
        var opened = false;
        for (var pressed = 0; pressed < 40; pressed++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var text = await FocusAsync(visit);
            if (text == "Menu" && !opened)
            {
                await visit.Page.Keyboard.PressAsync("Enter");
                opened = true;
            }

            if (text != "Gebieden")
                continue;
            var outline = await visit.Page.EvaluateAsync<string>(
                "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.boxShadow; })()"
            );
            outline.ShouldNotBe("nonenone", "the focus must be visible");
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.WaitForURLAsync("**/gebieden");
            opened.ShouldBe(width == 390);
            return;
        }

        Assert.Fail("The menu was not reached within 40 tabs.");
    }

    private static Task<string> FocusAsync(Visit visit) =>
        visit.Page.EvaluateAsync<string>("(document.activeElement?.innerText ?? '').trim()");

    private static Task<string> GroundAsync(Visit visit) =>
        visit.Page.EvaluateAsync<string>(
            "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"
        );

    private static async Task ChooseAsync(Visit visit, string choice)
    {
        await visit.Page.Locator("details.baken-menu summary").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();
        await visit
            .Page.Locator("details.baken-menu button[aria-pressed=true]")
            .Filter(new() { HasText = choice })
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
