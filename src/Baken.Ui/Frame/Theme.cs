namespace Baken.Ui;

/// <summary>The reader's choice of colours; without a choice the system's setting counts.</summary>
public enum Theme
{
    Auto,
    Light,
    Dark,
}

/// <summary>A theme as the preference form and the cookie spell it: auto, light or dark.</summary>
public static class Themes
{
    public static Theme Parse(string? value) =>
        value switch
        {
            "light" => Theme.Light,
            "dark" => Theme.Dark,
            _ => Theme.Auto,
        };

    public static string Value(this Theme theme) =>
        theme switch
        {
            Theme.Auto => "auto",
            Theme.Light => "light",
            Theme.Dark => "dark",
        };

    /// <summary>What goes in the data-theme attribute of the html element; null leaves it out.</summary>
    public static string? Attribute(this Theme theme) => theme is Theme.Auto ? null : theme.Value();
}
