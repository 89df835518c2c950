using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>
/// Other requests of the same person, as far as the viewer may see them. What they say is sealed, so each is opened and compared here; a desk has
/// tens of them a year.
/// </summary>
internal sealed class RequestHoldings(ModuleDb db, SealedJson sealing, IGate gate, IColleagues colleagues) : IHoldings
{
    public string Name => "Privacy";

    public async Task<IReadOnlyList<Holding>> FindAsync(PersonQuestion person, CancellationToken cancellation)
    {
        List<Holding> found = [];
        foreach (var request in await db.Set<PersonRequest>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellation))
        {
            var content = await sealing.OpenAsync<RequestContent>(request.Reference, request.Content, cancellation);
            if (content.IsRefused || !IsSame(content.Value, person))
                continue;
            found.Add(await DescribeAsync(request, content.Value, cancellation));
        }

        return found;
    }

    private static bool IsSame(RequestContent held, PersonQuestion asked) =>
        (
            string.Equals(held.Name.Trim(), asked.Name.Trim(), StringComparison.OrdinalIgnoreCase)
            && (held.BirthDate is null || asked.BirthDate is null || held.BirthDate == asked.BirthDate)
        )
        || held.Emails.Intersect(asked.Emails, StringComparer.OrdinalIgnoreCase).Any()
        || held.Phones.Select(Digits).Intersect(asked.Phones.Select(Digits)).Any(digits => digits.Length > 0);

    /// <summary>+31 6 and 06 are one number.</summary>
    private static string Digits(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.StartsWith("0031", StringComparison.Ordinal) ? "0" + digits[4..]
            : digits.StartsWith("31", StringComparison.Ordinal) && digits.Length == 11 ? "0" + digits[2..]
            : digits;
    }

    private async Task<Holding> DescribeAsync(PersonRequest request, RequestContent content, CancellationToken cancellation)
    {
        var shares = await gate.SharesAsync(request.Id, cancellation);
        var names = await colleagues.NamesAsync([.. shares.Select(s => s.Grantee).Distinct()], cancellation);
        return new Holding(
            request.Reference,
            $"Verzoek {request.Number} om {request.Right.InLetter()}, ontvangen op {request.ReceivedOn.InLetter()}",
            ActivityKeys.PersonRights,
            [.. Fields(content).Where(field => field.Value.Length > 0)],
            "Opgegeven door de persoon bij het verzoek",
            [.. shares.Select(share => names.GetValueOrDefault(share.Grantee, share.Grantee)).Distinct().Order()]
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(RequestContent content) =>
        [
            new("Naam", content.Name),
            new("Geboortedatum", content.BirthDate?.InLetter() ?? ""),
            new("E-mailadressen", string.Join(", ", content.Emails)),
            new("Telefoonnummers", string.Join(", ", content.Phones)),
            new("Adres", content.Address),
            new("Wat is gevraagd", content.Text),
            new("Hoe de identiteit is vastgesteld", content.IdentityNote),
            new("Redenen van het besluit", content.DecisionReasons),
        ];
}
