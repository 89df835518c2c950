using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Baken.Ui;

/// <summary>The library's own words, Dutch in Words.resx and English in Words.en.resx; CurrentUICulture decides.</summary>
public static class Words
{
    private static readonly ResourceManager Resources = new("Baken.Ui.Words", typeof(Words).Assembly);

    internal static string SkipToContent => Get();
    internal static string MainNavigation => Get();
    internal static string Menu => Get();
    internal static string Display => Get();
    internal static string Language => Get();
    internal static string Theme => Get();
    internal static string ThemeAuto => Get();
    internal static string ThemeLight => Get();
    internal static string ThemeDark => Get();
    internal static string Account => Get();
    internal static string SignedInAs => Get();
    internal static string ToHome => Get();
    internal static string Breadcrumb => Get();
    public static string Missing => Get();
    public static string Suppressed => Get();
    public static string NothingFound => Get();
    internal static string FilterTable => Get();

    /// <summary>A pattern for the script to fill: {0} of {1}.</summary>
    internal static string FilterCount => Get();
    internal static string SortBy => Get();
    internal static string SortedAscending => Get();
    internal static string SortedDescending => Get();
    internal static string Pages => Get();
    internal static string PreviousPage => Get();
    internal static string NextPage => Get();

    internal static string PageNumber(object page) => Format(Get(), page);

    internal static string RangeOfTotal(object first, object last, object total) => Format(Get(), first, last, total);

    internal static string NoticeInfo => Get();
    internal static string NoticeSuccess => Get();
    internal static string NoticeWarning => Get();
    internal static string NoticeError => Get();
    internal static string ErrorSummaryTitle => Get();
    internal static string Optional => Get();
    public static string Source => Get();
    internal static string ShowAsTable => Get();
    internal static string Period => Get();
    internal static string Category => Get();
    internal static string Value => Get();
    internal static string NoFigures => Get();

    internal static string TrendSummary(object series, object start, object startValue, object end, object endValue) =>
        Format(Get(), series, start, startValue, end, endValue);

    public static string Median => Get();
    internal static string Lowest => Get();
    internal static string Highest => Get();

    internal static string DistributionSummary(
        object label,
        object value,
        object lowest,
        object median,
        object highest,
        object count
    ) => Format(Get(), label, value, lowest, median, highest, count);

    internal static string Legend => Get();
    internal static string Selected => Get();
    internal static string MapNeedsScript => Get();
    internal static string MapLoading => Get();
    internal static string MapFailed => Get();

    internal static string MapLabel(object title) => Format(Get(), title);

    internal static string ZoomIn => Get();
    internal static string ZoomOut => Get();
    internal static string ZoomAll => Get();
    internal static string MapWheelHint => Get();
    internal static string MapWheelHintMac => Get();
    internal static string MapTouchHint => Get();

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"No word for {name}");

    private static string Format(string pattern, params object[] parts) =>
        string.Format(CultureInfo.CurrentCulture, pattern, parts);
}
