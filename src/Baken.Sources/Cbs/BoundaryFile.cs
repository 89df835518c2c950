using Baken.Kernel;
using Baken.Sources.Files;
using NetTopologySuite.Geometries;

namespace Baken.Sources.Cbs;

/// <summary>
/// One file of boundaries. Its features are read first; what holds for all of them (coordinate system, year) may stand at
/// the end of the file, so the outlines are made after that.
/// </summary>
internal sealed class BoundaryFile(
    string file,
    ImportOrder order,
    ReadingDraft draft,
    SortedDictionary<AreaId, AreaOutline> outlines,
    CancellationToken cancellation
)
{
    private readonly List<Raw> raws = [];
    private readonly Dictionary<string, string?> plainNames = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private IReadOnlyList<KeyFigureColumn> columns = [];
    private DecimalMark mark = DecimalMark.Point;
    private long line;
    private int closed;
    private int repaired;
    private int water;

    public Refusal? Read(FeatureStream features)
    {
        while (features.Next(out var json))
        {
            line++;
            draft.Rows++;
            Take(Feature.Parse(json));
        }

        if (raws.Count == 0)
            return draft.TooManyRejected(file) ?? Refusals.NoRows(file);
        if (ToWgs84(features.Crs) is { } elsewhere)
            return elsewhere;

        int? fileYear = null;
        if (raws.Exists(raw => raw.Year is null))
        {
            var year = YearIn.OrderOrNames(order.Year, file, features.Name, file);
            if (year.Refusal is { } noYear)
                return noYear;
            fileYear = year.Value;
        }

        Validate();
        foreach (var raw in raws)
            Keep(raw, raw.Year ?? fileYear ?? 0);
        Account();
        return null;
    }

    /// <summary>Reads what the feature says about itself; a feature without code or usable geometry is rejected.</summary>
    private void Take(Feature feature)
    {
        var descriptions = Descriptions(feature.Properties);
        if (Code(feature, descriptions) is not { } code)
            Reject("Het gebied heeft geen gebiedscode (buurtcode, wijkcode, gemeentecode, statcode of code).");
        else if (feature.Problem is { } problem)
            Reject($"{code}: {problem}");
        else if (Figures(feature.Properties) is { } figures)
        {
            closed += feature.Closed;
            raws.Add(
                new Raw(line, code, feature.Outline, figures)
                {
                    Name = Name(code, descriptions),
                    Parent = Parent(code, descriptions),
                    Year = Year(descriptions),
                    IsWater = First(descriptions, "water", "h2o")?.ToUpperInvariant() is "JA" or "TRUE" or "1",
                }
            );
        }
    }

    /// <summary>The properties that describe the area, by their plain names.</summary>
    private Dictionary<string, string> Descriptions(Dictionary<string, string?> properties)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            if (!plainNames.TryGetValue(name, out var plain))
                plainNames[name] = plain = AreaColumns.IsDescription(name) ? AreaColumns.Plain(name) : null;
            if (plain is not null && value?.Trim() is { Length: > 0 } text)
                found.TryAdd(plain, text);
        }

        return found;
    }

    private static string? First(Dictionary<string, string> descriptions, params IEnumerable<string> names) =>
        names.Select(descriptions.GetValueOrDefault).FirstOrDefault(text => text is not null);

    private static AreaCode? Code(Feature feature, Dictionary<string, string> descriptions) =>
        AreaCode.TryParse(First(descriptions, AreaColumns.Codes) ?? feature.Id, out var code) ? code : null;

    private static int? Year(Dictionary<string, string> descriptions) =>
        First(descriptions, AreaColumns.Years) is { } text ? YearIn.Cell(text) : null;

    private string Name(AreaCode code, Dictionary<string, string> descriptions)
    {
        string[] names = code.Level switch
        {
            AreaLevel.Neighbourhood => ["buurtnaam", "bunaam", "statnaam", "naam", "name", "regio"],
            AreaLevel.District => ["wijknaam", "wknaam", "statnaam", "naam", "name", "regio"],
            AreaLevel.Municipality => ["gemeentenaam", "gmnaam", "gemeente", "statnaam", "naam", "name", "regio"],
            AreaLevel.Country => ["landnaam", "statnaam", "naam", "name"],
        };
        return First(descriptions, names) is { } name ? NameCorrections.Apply(code, name, draft) : code.Value;
    }

    private static AreaCode? Parent(AreaCode code, Dictionary<string, string> descriptions)
    {
        string[] names = code.Level switch
        {
            AreaLevel.Neighbourhood => ["wijkcode", "wkcode"],
            AreaLevel.District => ["gemeentecode", "gmcode"],
            AreaLevel.Municipality or AreaLevel.Country => [],
        };
        return AreaCode.TryParse(First(descriptions, names), out var parent) && parent.Level == code.Parent?.Level
            ? parent
            : code.Parent;
    }

    /// <summary>The key figures among the properties; null when one is unreadable, and the feature is then rejected.</summary>
    private List<(KeyFigureColumn, double)>? Figures(Dictionary<string, string?> properties)
    {
        if (properties.Keys.Any(name => !known.Contains(name)))
        {
            names.AddRange(properties.Keys.Where(known.Add));
            columns = KeyFigureColumns.Resolve(names, draft).Columns;
        }

        var figures = new List<(KeyFigureColumn, double)>(columns.Count);
        foreach (var column in columns)
        {
            if (!properties.TryGetValue(names[column.Index], out var text))
                continue;
            if (column.Read(text, ref mark, out var value) is { } problem)
            {
                draft.Reject(new RejectedRow(file, line, $"{problem}.", names[column.Index]));
                return null;
            }

            figures.Add((column, value));
        }

        return figures;
    }

    /// <summary>Brings all outlines to WGS84. Refuses coordinates of another system or country.</summary>
    private Refusal? ToWgs84(string? crs)
    {
        var rd = crs switch
        {
            null => raws.TrueForAll(raw => RdNew.Contains(raw.Outline.FirstPoint.X, raw.Outline.FirstPoint.Y)),
            _ when crs.Contains("28992", StringComparison.Ordinal) || crs.Contains("7415", StringComparison.Ordinal) => true,
            _ when crs.Contains("4326", StringComparison.Ordinal)
                    || crs.Contains("CRS84", StringComparison.OrdinalIgnoreCase)
                    || crs.Contains("4258", StringComparison.Ordinal) => false,
            _ => (bool?)null,
        };
        if (rd is null)
            return Refusals.UnknownCoordinates(file, crs!);
        if (rd is true && crs is null)
            draft.Remark($"{file}: het coördinatenstelsel staat er niet bij; aan de coördinaten te zien is het RD.");
        Parallel.ForEach(raws, new ParallelOptions { CancellationToken = cancellation }, raw => raw.Place(rd.Value));

        var outside = raws.RemoveAll(raw =>
        {
            if (Outlines.Netherlands.Contains(raw.Shape!.EnvelopeInternal))
                return false;
            draft.Reject(new RejectedRow(file, raw.Line, $"{raw.Code}: de grens ligt niet in Nederland."));
            return true;
        });
        return outside > raws.Count ? Refusals.NotInTheNetherlands(file) : null;
    }

    private void Validate()
    {
        Parallel.ForEach(
            raws,
            new ParallelOptions { CancellationToken = cancellation },
            raw => raw.Valid = Outlines.Valid(raw.Shape!)
        );
    }

    private void Keep(Raw raw, int year)
    {
        if (raw.Valid is not var (shape, wasRepaired))
        {
            draft.Reject(
                new RejectedRow(
                    file,
                    raw.Line,
                    $"{raw.Code}: de grens snijdt zichzelf en is niet te herstellen zonder het gebied te veranderen."
                )
            );
            return;
        }

        var id = new AreaId(raw.Code, year);
        var outline = new AreaOutline(id, raw.Name, raw.Parent, shape, raw.IsWater);
        if (outlines.TryGetValue(id, out var earlier) && earlier.IsWater == raw.IsWater)
        {
            draft.Reject(new RejectedRow(file, raw.Line, $"{raw.Code} stond al eerder in het bestand."));
            return;
        }

        repaired += wasRepaired ? 1 : 0;
        if (earlier is not null)
            water++;
        if (earlier is null || earlier.IsWater)
            outlines[id] = outline;
        foreach (var (column, value) in raw.Figures)
            draft.Figures.Add(raw.Code, column.Known.Measure, column.Year ?? year, value);
    }

    private void Account()
    {
        if (closed > 0)
            draft.Remark($"{file}: {closed} ringen waren niet gesloten en zijn gesloten.");
        if (repaired > 0)
            draft.Remark($"{file}: {repaired} grenzen waren ongeldig en zijn hersteld; de oppervlakte veranderde minder dan 1%.");
        if (water > 0)
            draft.Remark($"{file}: {water} gebieden stonden er ook als waterdeel in; getoond wordt het landdeel.");
    }

    private void Reject(string reason) => draft.Reject(new RejectedRow(file, line, reason));

    /// <summary>A feature between reading and keeping.</summary>
    private sealed class Raw(long line, AreaCode code, RawOutline outline, List<(KeyFigureColumn Column, double Value)> figures)
    {
        public long Line => line;
        public AreaCode Code => code;
        public RawOutline Outline => outline;
        public List<(KeyFigureColumn Column, double Value)> Figures => figures;
        public required string Name { get; init; }
        public AreaCode? Parent { get; init; }
        public int? Year { get; init; }
        public bool IsWater { get; init; }

        /// <summary>In WGS84, as drawn by the publisher.</summary>
        public Geometry? Shape { get; private set; }

        public (Geometry Shape, bool Repaired)? Valid { get; set; }

        public void Place(bool fromRd)
        {
            if (fromRd)
                foreach (var ring in outline.Rings)
                    for (var at = 0; at < ring.Length; at += 2)
                        (ring[at], ring[at + 1]) = RdNew.ToWgs84(ring[at], ring[at + 1]);
            Shape = outline.ToGeometry();
        }
    }
}
