using System.Globalization;
using Bunit;

namespace Baken.Ui.Tests;

/// <summary>Renders components in Dutch, unless a test asks for English.</summary>
public abstract class UiTest : BunitContext
{
    protected const string Hostile = "<script>alert(1)</script>\" onmouseover=\"x";

    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo uiCulture = CultureInfo.CurrentUICulture;

    protected UiTest() => Speak("nl-NL");

    protected static void Speak(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
    }
}
