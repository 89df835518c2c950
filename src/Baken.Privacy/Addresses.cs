namespace Baken.Privacy;

/// <summary>The addresses of this module's pages.</summary>
internal static class Addresses
{
    public const string Register = "/verwerkingen";
    public const string Privacy = "/privacy";
    public const string Requests = "/privacy/verzoeken";
    public const string Duties = "/privacy/informeren";

    public static string Activity(string key) => $"{Register}/{key}";

    public static string Request(Guid id) => $"{Requests}/{id}";

    public static string Duty(Guid id) => $"{Duties}/{id}";
}
