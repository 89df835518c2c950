namespace Baken.Access;

/// <summary>
/// Where to go after signing in. Only within this site: a link of somebody else must not lead people away from it.
/// </summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) => IsLocal(address) ? address! : otherwise;

    /// <summary>The page, with where to go after it.</summary>
    public static string With(string page, string? address) =>
        IsLocal(address) ? $"{page}?{Routes.Return}={Uri.EscapeDataString(address!)}" : page;

    /// <summary>A path from the root: one slash, then neither a slash nor a backslash, and no control characters anywhere.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl);
}
