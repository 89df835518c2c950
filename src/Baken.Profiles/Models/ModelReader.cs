using System.Globalization;
using System.Text.Json;

namespace Baken.Profiles.Models;

/// <summary>
/// A JSON object read to the last property: what is missing, of the wrong kind, or not asked for is a fault with its place.
/// </summary>
internal sealed class ModelReader(JsonElement element, string place)
{
    private readonly HashSet<string> taken = [];

    public static ModelReader Of(JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.Object ? new(element, place) : throw new ModelFault(place, "hoort een object te zijn");

    public string Place(string name) => $"{place}.{name}";

    public bool Has(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string Text(string name)
    {
        var value = Take(name);
        return
            value is { ValueKind: JsonValueKind.String } text
            && text.GetString() is { } found
            && !string.IsNullOrWhiteSpace(found)
            ? found.Trim()
            : throw new ModelFault(Place(name), "hoort een tekst te zijn");
    }

    public string? OptionalText(string name) => Optional(name) ? Text(name) : null;

    public double Number(string name, double lowest, double highest)
    {
        var value = Take(name);
        return
            value is { ValueKind: JsonValueKind.Number } number
            && number.TryGetDouble(out var found)
            && found >= lowest
            && found <= highest
            ? found
            : throw new ModelFault(
                Place(name),
                string.Create(CultureInfo.InvariantCulture, $"hoort een getal van {lowest} tot en met {highest} te zijn")
            );
    }

    public bool Flag(string name) =>
        Take(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new ModelFault(Place(name), "hoort true of false te zijn"),
        };

    public DateOnly? OptionalDay(string name) =>
        !Optional(name) ? null
        : DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new ModelFault(Place(name), "hoort een datum te zijn: 2027-12-31");

    public Wording Words(string name)
    {
        var words = Of(Take(name), Place(name));
        var found = new Wording(words.Text("nl"), words.Text("en"));
        words.End();
        return found;
    }

    public Wording? OptionalWords(string name) => Optional(name) ? Words(name) : null;

    /// <summary>One of a closed list of words.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices)
    {
        var word = Text(name);
        return choices.TryGetValue(word, out var choice)
            ? choice
            : throw new ModelFault(Place(name), $"'{word}' bestaat niet; kies uit {string.Join(", ", choices.Keys)}");
    }

    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, string, T> read)
    {
        var list = Take(name);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw new ModelFault(Place(name), "hoort een lijst te zijn met ten minste één onderdeel");
        return [.. list.EnumerateArray().Select((item, index) => read(item, $"{Place(name)}[{index}]"))];
    }

    public ModelReader? OptionalObject(string name) => Optional(name) ? Of(Take(name), Place(name)) : null;

    /// <summary>Whatever was not asked for by now is unknown.</summary>
    public void End()
    {
        foreach (var property in element.EnumerateObject())
            if (!taken.Contains(property.Name))
                throw new ModelFault(Place(property.Name), "is een onbekende eigenschap");
    }

    private bool Optional(string name)
    {
        taken.Add(name);
        return Has(name);
    }

    private JsonElement Take(string name)
    {
        taken.Add(name);
        return element.TryGetProperty(name, out var value) ? value : throw new ModelFault(Place(name), "ontbreekt");
    }
}

/// <summary>What is wrong in a model file, and where. It never leaves the reader of models.</summary>
internal sealed class ModelFault(string place, string what) : Exception($"{place} {what}.");
