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
}
