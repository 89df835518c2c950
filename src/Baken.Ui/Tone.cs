namespace Baken.Ui;

/// <summary>What a colour means; it never means it alone, the words say it too.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Info,
    Success,
    Warning,
    Error,
}

internal static class Tones
{
    public static string Class(this Tone tone) =>
        tone switch
        {
            Tone.Neutral => "neutral",
            Tone.Accent => "accent",
            Tone.Info => "info",
            Tone.Success => "success",
            Tone.Warning => "warning",
            Tone.Error => "error",
        };
}
