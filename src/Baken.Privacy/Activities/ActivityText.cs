using Baken.Kernel;

namespace Baken.Privacy.Activities;

/// <summary>
/// What AVG article 30(1) wants written down about a processing activity, and what Baken needs to carry it out: the legal basis, the retention
/// period and when that starts. A field with several entries has one a line.
/// </summary>
public sealed record ActivityText
{
    public required string Name { get; init; }

    public required string NameEnglish { get; init; }

    public required Controller Controller { get; init; }

    public required string Purpose { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Categories of persons concerned; empty where no person is.</summary>
    public required string Persons { get; init; }

    /// <summary>Categories of personal data; empty where there are none.</summary>
    public required string Data { get; init; }

    public required string Recipients { get; init; }

    /// <summary>How long what is recorded under it is kept.</summary>
    public required int RetentionMonths { get; init; }

    public required RetentionStart RetentionStart { get; init; }

    /// <summary>Where the period comes from: a selection list, a law, a decision.</summary>
    public required string RetentionGround { get; init; }

    /// <summary>Technical and organisational measures (article 32).</summary>
    public required string Security { get; init; }

    /// <summary>Number or date of the assessment (article 35), or why there is none.</summary>
    public required string Dpia { get; init; }

    /// <summary>Transfers outside the EU, with their safeguards; "geen" where there are none.</summary>
    public required string Transfers { get; init; }

    /// <summary>With whom the municipality decides together (article 26); "geen" where it decides alone.</summary>
    public required string JointControllers { get; init; }

    public const int LongestName = 120;
    public const int LongestText = 2_000;
    public const int LongestGround = 300;
    public const int LongestRetention = 1_200;

    /// <summary>What is still missing or too long; null when it can be put up for approval.</summary>
    public Refusal? Check()
    {
        if (Name.Length is 0 or > LongestName || NameEnglish.Length is 0 or > LongestName)
            return Refusals.NameOfActivity;
        if (!Enum.IsDefined(Controller) || !Enum.IsDefined(RetentionStart))
            return Refusals.ChoiceMissing;
        if (RetentionMonths is < 0 or > LongestRetention)
            return Refusals.RetentionInvalid;
        foreach (
            var text in (string[])[Purpose, LegalBasis, Recipients, RetentionGround, Security, Dpia, Transfers, JointControllers]
        )
            if (text.Length is 0 or > LongestText)
                return Refusals.TextOfActivity;
        if (RetentionGround.Length > LongestGround)
            return Refusals.TextOfActivity;
        return Persons.Length > LongestText || Data.Length > LongestText ? Refusals.TextOfActivity
            : Persons.Length == 0 != (Data.Length == 0) ? Refusals.PersonsWithoutData
            : null;
    }
}

/// <summary>The moment from which a retention period is counted.</summary>
public enum RetentionStart
{
    /// <summary>When it was written down.</summary>
    Recorded,

    /// <summary>When the case, request or account it belongs to was closed.</summary>
    Closed,

    /// <summary>When something newer took its place.</summary>
    Replaced,
}
