namespace Baken.Access;

/// <summary>
/// "Firefox op Windows": what is kept of a browser's own description. No version, no model and no address, so that it tells
/// its owner two devices apart and nobody else anything.
/// </summary>
internal static class DeviceHint
{
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent) =>
        (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
        {
            ({ } browser, { } system) => $"{browser} · {system}",
            ({ } browser, null) => browser,
            (null, { } system) => system,
            _ => "",
        };

    private static string? Find((string Sign, string Name)[] signs, string? text) =>
        Array.Find(signs, sign => text?.Contains(sign.Sign, StringComparison.Ordinal) == true).Name;
}
