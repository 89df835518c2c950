namespace RecordLinkage;

/// <summary>Models that come with the library: what to compare, to be trained on the data at hand.</summary>
public static class BuiltInModels
{
    private const string Ending = ".model.json";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(BuiltInModels)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <exception cref="InvalidDataException">There is no such model.</exception>
    public static LinkModel Read(string name)
    {
        using var stream =
            typeof(BuiltInModels).Assembly.GetManifestResourceStream(name + Ending)
            ?? throw new InvalidDataException($"There is no built-in model '{name}'; there are: {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return ModelFile.Read(reader.ReadToEnd());
    }
}
