using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>
/// Puts on record that somebody was turned away. At most one line a minute per person, token or network address and kind, and of strangers a
/// limited number in all: a flood of requests must not become one of lines.
/// </summary>
public interface IDenials
{
    /// <summary>Whoever made this request was over a limit.</summary>
    Task LimitedAsync(HttpContext http);
}
