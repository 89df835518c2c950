using Baken.Kernel;

namespace Baken.Sectors.Pages;

/// <summary>The addresses of this module's pages, and of the pages of others that these link to.</summary>
internal static class Addresses
{
    public const string List = "/sectoren";
    public const string New = "/sectoren/nieuw";
    public const string Search = "/sbi";

    public static string Sector(string key, AreaCode? area = null) => $"{List}/{key}{Where(area)}";

    public static string SectorFile(string key, AreaCode? area = null) => $"{List}/{key}.csv{Where(area)}";

    public static string Judge(string key, string criterion) => $"{List}/{key}/oordeel/{criterion}";

    public static string Node(SbiCode code, AreaCode? area = null) =>
        $"{Search}/{code.Edition}/{Uri.EscapeDataString(code.Code)}{Where(area)}";

    public static string NodeFile(SbiCode code, AreaCode? area = null) =>
        $"{Search}/{code.Edition}/{Uri.EscapeDataString(code.Code)}.csv{Where(area)}";

    public static string Import(int number) => $"/bronnen/imports/{number}";

    private static string Where(AreaCode? area) => area is { } code ? $"?gebied={code}" : "";
}
