using System.Globalization;
using Baken.Kernel;
using Baken.Privacy.Activities;
using static Baken.Kernel.Language;

namespace Baken.Privacy;

/// <summary>The words of this module for the screen.</summary>
internal static class Labels
{
    /// <summary>As the words beside a choice begin.</summary>
    public static string Capital(this string words) => char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];

    public static string Label(this Controller controller) =>
        controller switch
        {
            Controller.College => Say("college", "college of mayor and aldermen"),
            Controller.Mayor => Say("burgemeester", "mayor"),
        };

    public static string Label(this RetentionStart start) =>
        start switch
        {
            RetentionStart.Recorded => Say("vanaf het vastleggen", "from when it was recorded"),
            RetentionStart.Closed => Say("vanaf het afsluiten", "from when it was closed"),
            RetentionStart.Replaced => Say("vanaf de vervanging", "from when it was replaced"),
        };

    public static string Period(int months) =>
        months == 0 ? Say("niet bewaard", "not kept")
        : months % 12 == 0 ? Say($"{months / 12} jaar", months == 12 ? "1 year" : $"{months / 12} years")
        : Say(months == 1 ? "1 maand" : $"{months} maanden", months == 1 ? "1 month" : $"{months} months");
}
