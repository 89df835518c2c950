using System.Security.Cryptography;
using System.Text;
using Baken.Areas;
using Baken.Profiles.Models;
using Baken.Sectors;

namespace Baken.Profiles.Computing;

/// <summary>Judgements and counts of firms as inputs of a model. Unknown is missing, and a figure of a broader group is not used.</summary>
internal static class SectorInputs
{
    public const string Level = "branche";

    public static InputTable Of(
        ProfileModel model,
        IReadOnlyList<VulnerableSector> sectors,
        Func<VulnerableSector, IReadOnlyList<SectorPicture>> pictures
    )
    {
        var ordered = sectors.OrderBy(sector => sector.Key, StringComparer.Ordinal).ToList();
        var figures = ordered.ToDictionary(sector => sector.Key, pictures);
        return new InputTable(
            Level,
            null,
            [.. ordered.Select(sector => new Subject(sector.Key, sector.Name))],
            model.Indicators.ToDictionary(
                indicator => indicator.Key,
                indicator => ordered.Select(sector => Sum(indicator, sector, figures[sector.Key])).ToArray()
            )
        );
    }

    /// <summary>What was judged, in a few bytes: another judgement, another hash.</summary>
    public static string Hash(IReadOnlyList<VulnerableSector> sectors)
    {
        var text = new StringBuilder().Append(Criteria.Version).Append('\n');
        foreach (var sector in sectors.OrderBy(sector => sector.Key, StringComparer.Ordinal))
        {
            text.Append(sector.Key).Append('\t').AppendJoin(' ', sector.Codes.Select(code => code.Sbi)).Append('\n');
            foreach (var state in sector.Criteria)
                text.Append(state.Criterion)
                    .Append('\t')
                    .Append(state.Current.Verdict)
                    .Append('\t')
                    .Append(state.Current.Date.DayNumber)
                    .Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Cell Sum(ProfileIndicator indicator, VulnerableSector sector, IReadOnlyList<SectorPicture> pictures)
    {
        var cells = indicator.Measures.Select(measure => At(measure.ToString(), sector, pictures)).ToList();
        return
            cells.Find(cell => cell.Status != IndicatorStatus.Counted) is { Imports: not null } none
            && none.Status != IndicatorStatus.Counted
            ? none
            : new Cell(
                cells.Sum(cell => cell.Value),
                IndicatorStatus.Counted,
                cells[0].Year,
                cells[0].DenominatorYear,
                [.. cells.SelectMany(cell => cell.Imports).Distinct().Order()]
            );
    }

    private static Cell At(string measure, VulnerableSector sector, IReadOnlyList<SectorPicture> pictures) =>
        measure switch
        {
            SectorMeasures.Establishments => Newest(pictures.Select(picture => picture.Establishments)),
            SectorMeasures.Churn => Newest(pictures.Select(picture => picture.Churn)),
            SectorMeasures.Bankruptcies => Newest(pictures.Select(picture => picture.BankruptcyRate)),
            _ => Judged(sector.State(measure[(SectorMeasures.Verdict.Length + 1)..]).Current),
        };

    private static Cell Judged(Judgement judgement) =>
        judgement.Verdict switch
        {
            Verdict.Yes => new Cell(1, IndicatorStatus.Counted, judgement.Date.Year, null, []),
            Verdict.No => new Cell(0, IndicatorStatus.Counted, judgement.Date.Year, null, []),
            Verdict.Unknown => Cell.None(IndicatorStatus.Missing),
        };

    /// <summary>Of the SBI edition with the newest figure; of the newer edition where they are as old.</summary>
    private static Cell Newest(IEnumerable<SectorLine> lines)
    {
        var all = lines.ToList();
        var exact = all.Where(line => line is { Reach: FigureReach.Exact, Newest: not null }).MaxBy(line => line.Newest!.Year);
        if (exact?.Newest is not { } figure)
            return Cell.None(all.Exists(line => line.Newest is not null) ? IndicatorStatus.Broader : IndicatorStatus.Missing);
        return figure switch
        {
            { Status: FigureStatus.Published, Value: { } value } => new Cell(
                value,
                IndicatorStatus.Counted,
                figure.Year,
                figure.DenominatorYear,
                figure.Imports
            ),
            { Status: FigureStatus.Suppressed } => Cell.None(IndicatorStatus.Suppressed, figure.Year),
            _ => Cell.None(IndicatorStatus.Missing, figure.Year),
        };
    }
}
