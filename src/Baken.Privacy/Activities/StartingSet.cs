using System.Text.Json;

namespace Baken.Privacy.Activities;

/// <summary>
/// The activities that the program itself works under, as it is shipped. They hold until the municipality approves its own text; an activity is
/// never without a description.
/// </summary>
internal static class StartingSet
{
    public static IReadOnlyDictionary<string, ActivityText> All { get; } = Read();

    private static Dictionary<string, ActivityText> Read()
    {
        using var file = typeof(StartingSet).Assembly.GetManifestResourceStream("Baken.Privacy.Activities.activities.json")!;
        return JsonSerializer.Deserialize(file, ActivityJson.Default.DictionaryStringActivityText)!;
    }
}
