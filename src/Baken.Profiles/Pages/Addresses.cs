namespace Baken.Profiles.Pages;

/// <summary>The addresses of this module's pages, and of the pages of others that these link to.</summary>
internal static class Addresses
{
    public const string List = "/profielen";

    public static string Card(string key) => $"{List}/{key}";

    public static string Register(string key) => $"{List}/{key}/algoritmeregister.json";

    public static string Outcome(string key, string? level = null) =>
        $"{List}/{key}/uitkomst{(level is null ? "" : $"?niveau={level}")}";

    public static string OutcomeFile(string key, string level) => $"{List}/{key}/uitkomst.csv?niveau={level}";

    public static string Subject(string key, string code) => $"{List}/{key}/uitkomst/{code}";

    public static string Import(int number) => $"/bronnen/imports/{number}";

    /// <summary>The page of what was scored: an area or a sector.</summary>
    public static string About(ProfileSubject subject, string code) =>
        subject switch
        {
            ProfileSubject.Areas => $"/gebieden/{code}",
            ProfileSubject.Sectors => $"/sectoren/{code}",
        };
}
