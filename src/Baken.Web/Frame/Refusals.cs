using Baken.Kernel;
using Microsoft.AspNetCore.Http;

namespace Baken.Web.Frame;

/// <summary>What the edge itself says to programs, where no endpoint got to speak.</summary>
internal static class Refusals
{
    public static Refusal Fault(string number) =>
        new(
            "web.fault",
            "Er ging iets mis dat in Baken zit en niet aan u ligt.",
            $"Er is niets half opgeslagen. Noem de beheerder dit nummer: {number}."
        );

    public static Refusal Of(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => new(
                "web.not-found",
                "Op dit adres is niets.",
                "Kijk in de beschrijving van de API op /api."
            ),
            StatusCodes.Status405MethodNotAllowed => new(
                "web.method-not-allowed",
                "Dat kan op dit adres niet met deze methode.",
                "Kijk in de beschrijving van de API op /api."
            ),
            StatusCodes.Status413PayloadTooLarge => new("web.too-large", "Het verzoek is te groot.", "Stuur minder tegelijk."),
            StatusCodes.Status415UnsupportedMediaType => new(
                "web.media-type",
                "Deze vorm van gegevens wordt hier niet gelezen.",
                "Kijk in de beschrijving van de API op /api."
            ),
            StatusCodes.Status429TooManyRequests => new(
                "web.too-many-requests",
                "U vraagt te veel tegelijk.",
                "Wacht zo lang als Retry-After zegt en probeer het opnieuw."
            ),
            >= 500 => new("web.unavailable", "Dit lukt nu niet.", "Probeer het later opnieuw."),
            _ => new(
                "web.malformed",
                "Het verzoek klopt niet.",
                "Een parameter ontbreekt of is van een verkeerde soort; kijk in de beschrijving van de API op /api."
            ),
        };
}
