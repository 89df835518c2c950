using System.Globalization;

namespace Baken.Kernel;

/// <summary>
/// The two languages of the screen: Dutch, and English for who asks for it. Both words stand beside each other in the
/// code, so that neither can be forgotten; the culture of the request decides.
/// </summary>
public static class Language
{
    public static CultureInfo Dutch { get; } = CultureInfo.GetCultureInfo("nl-NL");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The word in the language of the screen.</summary>
    public static string Say(string dutch, string english) => IsEnglish ? english : dutch;
}
