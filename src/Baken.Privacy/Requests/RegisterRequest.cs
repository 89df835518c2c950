using System.Net.Mail;
using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>What is filled in when a request comes in. Null: nothing was chosen.</summary>
/// <param name="Id">Made with the form: the same form sent twice is one request.</param>
internal sealed record RequestForm(
    Guid Id,
    RequestRight? Right,
    Channel? Channel,
    DateOnly? ReceivedOn,
    string Name,
    DateOnly? BirthDate,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones,
    string Address,
    string Text,
    bool OnlyByName
);

/// <summary>Takes a request in: gives it its number, seals what it says, starts its term.</summary>
internal sealed class RegisterRequest(ModuleDb db, IGate gate, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public const int LongestText = 10_000;

    public async Task<Outcome<Guid>> HandleAsync(RequestForm form, Actor by, CancellationToken cancellation)
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        if (Check(form) is { } wrong)
            return wrong;
        if (await db.Set<PersonRequest>().AnyAsync(r => r.Id == form.Id, cancellation))
            return form.Id;

        // Sealed before the number is taken: from then on the row of the year is locked.
        var content = await sealing.SealAsync(
            PersonRequest.Kind.Refer(form.Id),
            new RequestContent
            {
                Name = form.Name,
                BirthDate = form.BirthDate,
                Emails = form.Emails,
                Phones = form.Phones,
                Address = form.Address,
                Text = form.Text,
            },
            cancellation
        );
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var request = new PersonRequest
        {
            Id = form.Id,
            Number = await db.NextNumberAsync(clock.Today().Year, cancellation),
            Right = form.Right!.Value,
            Channel = form.Channel!.Value,
            ReceivedOn = form.ReceivedOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            Content = content,
        };
        db.Add(request);
        audit.Record(by, Acts.RequestRegistered, request.Reference);
        if (form.OnlyByName)
            KeepToNames.Apply(request, gate, audit, by);
        if (await db.SaveOrRefuseAsync(cancellation) is { } refusal)
            return refusal;
        await transaction.CommitAsync(cancellation);
        return request.Id;
    }

    private Refusal? Check(RequestForm form) =>
        form.Id == Guid.Empty || form.Right is not { } right || !Enum.IsDefined(right) ? Refusals.ChoiceMissing
        : form.Channel is not { } channel || !Enum.IsDefined(channel) ? Refusals.ChoiceMissing
        : form.ReceivedOn is not { } received || received > clock.Today() || received < clock.Today().AddYears(-1)
            ? Refusals.DayInvalid
        : form.BirthDate > clock.Today() ? Refusals.DayInvalid
        : form.Name.Length is 0 or > 200 ? Refusals.PersonNameMissing
        : form.Text.Length == 0 ? Refusals.RequestTextMissing
        : form.Text.Length > LongestText || form.Address.Length > 500 || form.Emails.Count > 5 || form.Phones.Count > 5
            ? Refusals.TextTooLong
        : form.Emails.Any(email => email.Length > 254 || !MailAddress.TryCreate(email, out _)) ? Refusals.EmailInvalid
        : form.Phones.Any(phone => phone.Length > 30) ? Refusals.TextTooLong
        : null;
}
