namespace Baken.Access;

/// <summary>Whether a token counts now, by the clock of the house.</summary>
internal static class Lifetime
{
    public static bool IsNow(DateTime? from, DateTime? until, DateTimeOffset now, TimeSpan skew) =>
        until is { } end
        && now < new DateTimeOffset(DateTime.SpecifyKind(end, DateTimeKind.Utc)) + skew
        && (from is not { } start || now > new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Utc)) - skew);
}
