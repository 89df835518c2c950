using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>Every "no" of oversight.</summary>
internal static class OversightRefusals
{
    public static Refusal PeriodInvalid =>
        new(
            "access.period-invalid",
            Say("Deze periode klopt niet.", "This period is not right."),
            Say("Kies een begin dat vóór het eind ligt.", "Choose a beginning that lies before the end.")
        );

    public static Refusal UnusualPeriodInvalid(int days) =>
        new(
            PeriodInvalid.Code,
            PeriodInvalid.Reason,
            Say(
                $"Kies een begin dat vóór het eind ligt, en ten hoogste {days} dagen.",
                $"Choose a beginning that lies before the end, and at most {days} days."
            )
        );

    public static Refusal SampleSizeInvalid =>
        new(
            "access.sample-size-invalid",
            Say($"Een steekproef heeft 1 tot en met {Sample.Largest} regels.", $"A sample has 1 to {Sample.Largest} lines.")
        );

    public static Refusal NothingToSample =>
        new(
            "access.nothing-to-sample",
            Say("In deze periode is er niets ingezien.", "Nothing was looked up in this period."),
            Say("Kies een andere periode.", "Choose another period.")
        );

    public static Refusal SampleNotFound =>
        new("access.sample-not-found", Say("Deze steekproef of regel bestaat niet.", "This sample or line does not exist."));

    public static Refusal OwnLookUp =>
        new(
            "access.own-look-up",
            Say("Dit hebt u zelf ingezien.", "You looked this up yourself."),
            Say("Laat een ander deze regel beoordelen.", "Let somebody else judge this line.")
        );

    public static Refusal VerdictMissing => new("access.verdict-missing", Say("Kies een oordeel.", "Choose a judgement."));

    public static Refusal NoteMissing =>
        new(
            "access.note-missing",
            Say(
                $"Schrijf in ten minste {JudgeSample.ShortestNote} tekens waarom.",
                $"Write in at least {JudgeSample.ShortestNote} characters why."
            )
        );

    public static Refusal NoteTooLong =>
        new(
            "access.note-too-long",
            Say(
                $"De toelichting is langer dan {JudgeSample.LongestNote} tekens.",
                $"The note is longer than {JudgeSample.LongestNote} characters."
            )
        );
}
