using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Keeps a letter as somebody wrote it. A decision has to say what the person can do against it.</summary>
internal sealed class WriteLetter(ModuleDb db, RequestsToDo requests, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public const int LongestText = 20_000;

    private static readonly string[] Remedies = ["bezwaar", "beroep", "Autoriteit Persoonsgegevens"];

    public async Task<Outcome<Guid>> HandleAsync(
        Guid id,
        int revision,
        LetterKind kind,
        string subject,
        string text,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (subject.Length == 0 || text.Length == 0)
            return Refusals.LetterMissing;
        if (subject.Length > 200 || text.Length > LongestText)
            return Refusals.TextTooLong;
        if (StandardTexts.HasPlaces(subject) || StandardTexts.HasPlaces(text))
            return Refusals.PlaceholderLeft;
        if (kind.IsDecision() && !NamesRemedies(text))
            return Refusals.RemediesMissing;
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (!Fits(kind, request))
            return Refusals.LetterKindWrong;

        var letter = new Letter
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Kind = kind,
            Content = await sealing.SealAsync(request.Reference, new LetterContent(subject, text), cancellation),
            WrittenBy = by.Id,
            WrittenAt = clock.GetUtcNow(),
        };
        request.Letters.Add(letter);
        audit.Record(by, Acts.LetterWritten, $"{request.Reference} letter:{letter.Id:N}");
        return await db.SaveOrRefuseAsync(cancellation) is { } refusal ? refusal : letter.Id;
    }

    /// <summary>The letters that can be written on a request as it stands.</summary>
    public static IReadOnlyList<LetterKind> KindsFor(PersonRequest request) =>
        [.. Enum.GetValues<LetterKind>().Where(kind => Fits(kind, request))];

    private static bool Fits(LetterKind kind, PersonRequest request) =>
        kind switch
        {
            LetterKind.Receipt => request.State == RequestState.Open,
            LetterKind.AskIdentity => request.State == RequestState.Open && request.Identity != IdentityState.Established,
            LetterKind.Extension => request.State == RequestState.Open && request.ExtraMonths > 0,
            LetterKind.ToRecipient => request.MustBePassedOn,
            LetterKind.Grant or LetterKind.PartialGrant or LetterKind.Refusal or LetterKind.NotDealtWith => request.Verdict
                is { } verdict
                && LetterKinds.Of(verdict) == kind,
        };

    private static bool NamesRemedies(string text) =>
        Remedies.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
