using Baken.Kernel;
using Baken.Sources;

namespace Baken.Areas.Editions;

/// <summary>Hides counts that are too small to show, and those with which they could be computed back.</summary>
internal static class SmallCounts
{
    public static void Hide(
        FigureOverlay overlay,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        IReadOnlyDictionary<string, Indicator> indicators
    )
    {
    }
}
