using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Baken.Privacy.Parts;

/// <summary>What a form sent, read by name. Everything that is missing, empty or not of its kind is empty or null: never a default choice.</summary>
internal readonly record struct Posted(HttpContext? Http)
{
    private IFormCollection? Form => Http is { Request.HasFormContentType: true } http ? http.Request.Form : null;

    public string Text(string name) => (Form?[name].ToString() ?? "").ReplaceLineEndings("\n").Trim();

    public DateOnly? Day(string name) => Days.Parse(Text(name));

    public int Number(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public bool Is(string name) => Text(name) == "ja";

    public Guid Id(string name) => Guid.TryParse(Text(name), out var id) ? id : Guid.Empty;

    public T? Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(Text(name), out var choice) && Enum.IsDefined(choice) ? choice : null;

    public IReadOnlyList<string> Many(string name) =>
        [.. (Form?[name] ?? default).OfType<string>().Where(value => value.Length > 0)];

    /// <summary>One entry a line.</summary>
    public IReadOnlyList<string> Lines(string name) =>
        Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What the form sent, to show it again; before that what was there.</summary>
    public string Again(string name, string? before = null) =>
        Form is { } form && form.ContainsKey(name) ? Text(name) : before ?? "";
}
