using Baken.Kernel;

namespace Baken.Areas;

/// <summary>Every "no" of Areas.</summary>
public static class Refusals
{
    public static Refusal NotAnAreaCode(string text) =>
        new(
            "areas.not-an-area-code",
            $"'{text}' is geen gebiedscode.",
            "Een code is NL00, GM en vier cijfers, WK en zes cijfers of BU en acht cijfers."
        );

    public static Refusal NoSuchArea(AreaCode code) =>
        new(
            "areas.no-such-area",
            $"Gebied {code} is niet bekend in deze installatie.",
            "Lees eerst de grenzen in (cbs-boundaries), of kijk in de lijst van gebieden."
        );

    public static Refusal NotALevel(string text) =>
        new("areas.not-a-level", $"'{text}' is geen niveau.", "Kies land, gemeente, wijk of buurt.");

    public static Refusal NoSuchMeasure(Measure measure, AreaLevel level) =>
        new(
            "areas.no-such-measure",
            $"Van '{measure}' zijn er geen cijfers per {level.Word()}.",
            "Kies een cijfer uit de lijst van cijfers van dat niveau."
        );

    public static Refusal NoBoundary(AreaCode code) =>
        new("areas.no-boundary", $"Van gebied {code} is geen grens ingelezen.", "Lees de grenzen in (cbs-boundaries).");

    public static Refusal NotAPlace { get; } =
        new("areas.not-a-place", "Dit is geen plaats op aarde.", "Geef lengte en breedte in graden (WGS84).");

    public static Refusal NothingThere { get; } =
        new("areas.nothing-there", "Op deze plaats ligt geen bekend gebied van dat niveau.");
}
