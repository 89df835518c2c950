using Baken.Kernel;
using Baken.Ui;

namespace Baken.Privacy.Requests.Screens;

/// <summary>What stands above every page of a request: nothing of the person.</summary>
public sealed record RequestHeading
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Right { get; init; }
    public required string State { get; init; }
    public required Tone StateTone { get; init; }

    /// <summary>Null once it is decided.</summary>
    public required string? Term { get; init; }
    public required Tone TermTone { get; init; }
    public required bool ByNameOnly { get; init; }
    public required bool MayDo { get; init; }
    public required int Findings { get; init; }
    public required int Letters { get; init; }
    public required int Recipients { get; init; }
    public required int Attachments { get; init; }

    internal static RequestHeading? Of(OpenedRequest? opened, DateOnly today)
    {
        if (opened is not { Request: var request })
            return null;
        var (term, tone) = request.Term.InWords(request.State, today);
        return new RequestHeading
        {
            Id = request.Id,
            Number = request.Number,
            Right = request.Right.Label().ToLowerInvariant(),
            State = request.State.Label(),
            StateTone = request.State.Tone(),
            Term = request.State == RequestState.Open ? term : null,
            TermTone = tone,
            ByNameOnly = request.Confidentiality == Confidentiality.Named,
            MayDo = opened.MayDo,
            Findings = request.Findings.Count,
            Letters = request.Letters.Count,
            Recipients = request.Recipients.Count,
            Attachments = request.Attachments.Count,
        };
    }
}
