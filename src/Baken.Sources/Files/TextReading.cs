using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>What the readers of delimited texts have in common: open, read every row, close, refuse what is mostly wrong.</summary>
internal static class TextReading
{
    private static readonly string[] Endings = [".csv", ".txt", ".tsv"];

    /// <param name="readText">Reads one text to its end into the draft; a refusal ends it all.</param>
    public static Task<Outcome<Reading>> ReadAsync(
        ImportOrder order,
        string stage,
        IProgress<Progress>? progress,
        Func<SourceText, ReadingDraft, Refusal?> readText,
        CancellationToken cancellation,
        Func<ReadingDraft, Reading, Reading>? complete = null,
        params IEnumerable<string> options
    ) =>
        Guarded.RunAsync<Reading>(
            () =>
            {
                var entries = FileEntry.OpenAll(order, Endings);
                if (entries.Refusal is { } unopened)
                    return unopened;

                var draft = new ReadingDraft();
                var meter = ReadMeter.For(order, stage, progress, cancellation);
                foreach (var entry in entries.Value)
                {
                    var opened = SourceText.Open(entry, meter, cancellation);
                    if (opened.Refusal is { } unreadable)
                        return unreadable;
                    using var text = opened.Value;
                    if (readText(text, draft) is { } refusal)
                        return refusal;
                    draft.Close(text);
                    if (draft.TooManyRejected(text.Name) is { } mostlyWrong)
                        return mostlyWrong;
                }

                var reading = draft.Finish(order, Fingerprint.Of(order, cancellation, options));
                return complete is null ? reading : complete(draft, reading);
            },
            cancellation
        );
}
