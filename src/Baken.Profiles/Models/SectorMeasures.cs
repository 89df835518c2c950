using Baken.Sectors;

namespace Baken.Profiles.Models;

/// <summary>What there is to know about a sector: the judgements on the criteria, and counts of firms. Nothing about one firm.</summary>
internal static class SectorMeasures
{
    public const string Verdict = "oordeel";
    public const string Establishments = "vestigingen";
    public const string Churn = "verloop";
    public const string Bankruptcies = "faillissementen-per-1000-vestigingen";

    public static IReadOnlyList<string> All { get; } =
    [Establishments, Churn, Bankruptcies, .. Criteria.All.Select(criterion => $"{Verdict}/{criterion.Key}")];
}
