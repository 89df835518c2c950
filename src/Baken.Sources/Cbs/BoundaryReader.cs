using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Cbs;

/// <summary>
/// Boundaries of municipalities, districts and neighbourhoods from GeoJSON, in WGS84 or RD, with the key figures that
/// the publisher may have put in the properties.
/// </summary>
internal sealed class BoundaryReader : ISourceReader
{
    private static readonly string[] Endings = [".geojson", ".json"];

    public string Key => SourceKeys.Boundaries;

    public Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation) =>
        Guarded.RunAsync<Reading>(() => Read(order, progress, cancellation), cancellation);

    private static Outcome<Reading> Read(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var entries = FileEntry.OpenAll(order, Endings);
        if (entries.Refusal is { } unopened)
            return unopened;

        var draft = new ReadingDraft();
        var outlines = new SortedDictionary<AreaId, AreaOutline>(Comparer<AreaId>.Create(Compare));
        var meter = ReadMeter.For(order, "Grenzen lezen", progress, cancellation);
        foreach (var entry in entries.Value)
        {
            var kind = Json(entry, cancellation);
            if (kind.Refusal is { } notJson)
                return notJson;
            using var features = FeatureStream.Open(entry, kind.Value, meter, cancellation);
            if (new BoundaryFile(entry.Name, order, draft, outlines, cancellation).Read(features) is { } refusal)
                return refusal;
            if (kind.Value.Remark is { } remark)
                draft.Remark($"{entry.Name}: {remark}");
            if (draft.TooManyRejected(entry.Name) is { } mostlyWrong)
                return mostlyWrong;
        }

        return draft.Finish(order, Fingerprint.Of(order, cancellation)) with
        {
            Outlines = [.. outlines.Values],
        };
    }

    private static int Compare(AreaId left, AreaId right) =>
        left.Year != right.Year ? left.Year.CompareTo(right.Year)
        : left.Code.Level != right.Code.Level ? left.Code.Level.CompareTo(right.Code.Level)
        : left.Code.CompareTo(right.Code);

    /// <summary>The encoding of a file that starts as JSON does; anything else is refused with what it is.</summary>
    private static Outcome<TextKind> Json(FileEntry entry, CancellationToken cancellation)
    {
        var kind = TextKind.Detect(entry, cancellation);
        if (kind.IsRefused)
            return kind;
        using var stream = entry.Open();
        using var text = new StreamReader(stream, kind.Value.Encoding);
        var buffer = new char[4096];
        var start = buffer.AsSpan(0, text.ReadBlock(buffer)).TrimStart('\uFEFF').TrimStart();
        if (start.IsEmpty)
            return Refusals.Empty(entry.Name);
        if (start[0] is '{' or '[')
            return kind;
        if (start[0] == '<')
            return SourceText.LooksLikeHtml(start)
                ? Refusals.Html(entry.Name)
                : Refusals.WrongFormat(entry.Name, "een XML- of GML-bestand", "GeoJSON");
        using var table = SourceText.Open(entry, null, cancellation) is { Refusal: null } opened ? opened.Value : null;
        return table is not null && SourceGuess.Of(table.Columns) is { } other
            ? Refusals.OtherSource(entry.Name, SourceKeys.Boundaries, other)
            : Refusals.WrongFormat(entry.Name, "geen JSON", "GeoJSON");
    }
}
