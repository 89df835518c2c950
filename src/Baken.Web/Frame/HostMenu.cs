using Baken.Kernel;

namespace Baken.Web.Frame;

/// <summary>What the host itself offers in the main menu.</summary>
internal static class HostMenu
{
    public static IReadOnlyList<MenuItem> Items { get; } = [new("Overzicht", "Overview", "/", 0, [])];
}
