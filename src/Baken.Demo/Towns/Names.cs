namespace Baken.Demo.Towns;

/// <summary>Gives out the names of one town, none of them twice.</summary>
internal sealed class Names
{
    private readonly string town;
    private readonly Chance chance;
    private readonly Queue<(string District, string Ending)> residential;
    private readonly Queue<string> business;
    private readonly Queue<string> rural;
    private readonly Queue<string> holiday;
    private readonly Queue<string> green;
    private readonly Queue<string> centre;
    private readonly HashSet<string> given = new(StringComparer.OrdinalIgnoreCase);
    private int family;

    public Names(string town, Chance chance)
    {
        (this.town, this.chance) = (town, chance);
        residential = Shuffled(WordLists.Residential);
        business = Shuffled(WordLists.Business);
        rural = Shuffled(WordLists.Rural);
        holiday = Shuffled(WordLists.Holiday);
        green = Shuffled(WordLists.Green);
        centre = Shuffled(WordLists.Centre);
        family = chance.Below(WordLists.Families.Length);
    }

    /// <summary>A district's name and those of its neighbourhoods, which belong together.</summary>
    public (string Name, IReadOnlyList<string> Neighbourhoods) District(LandUse use, IReadOnlyList<LandUse> pieces)
    {
        var (name, ending) = use switch
        {
            LandUse.Centre => ($"Stadskern {town}", ""),
            LandUse.BusinessPark => ($"Bedrijvenpark {Next(business)}", ""),
            LandUse.Harbour => ($"Buitenhaven {town}", ""),
            LandUse.Rural => ($"Buitengebied {Next(rural)}", ""),
            LandUse.HolidayPark => (Next(holiday), ""),
            LandUse.Green => (Next(green), ""),
            LandUse.Urban or LandUse.Terraced or LandUse.NewBuild or LandUse.Villa => Residential(),
        };
        var words = (string[])WordLists.Families[family++ % WordLists.Families.Length].Clone();
        chance.Shuffle(words);
        var names = new List<string>();
        for (var i = 0; i < pieces.Count; i++)
            names.Add(Unique(Piece(use, pieces[i], name, ending, words[i % words.Length], i)));
        return (Unique(name), names);
    }

    /// <summary>Names of municipalities for a whole country.</summary>
    public static IReadOnlyList<string> Municipalities(Chance chance)
    {
        var names = WordLists.TownBeginnings.SelectMany(b => WordLists.TownEndings.Select(e => b + e)).ToArray();
        chance.Shuffle(names);
        return names;
    }

    private string Piece(LandUse district, LandUse piece, string name, string ending, string word, int index) =>
        (district, piece) switch
        {
            (LandUse.Centre, _) => Next(centre),
            (LandUse.BusinessPark, _) =>
                $"{name["Bedrijvenpark ".Length..]} {WordLists.Quarters[index % WordLists.Quarters.Length]}",
            (LandUse.Harbour, _) => $"{name} {WordLists.Quarters[index % WordLists.Quarters.Length]}",
            (LandUse.Rural, LandUse.Rural) =>
                $"Verspreide huizen {name["Buitengebied ".Length..]} {WordLists.Quarters[index % WordLists.Quarters.Length]}",
            (LandUse.Rural, _) => $"{word}dorp",
            (LandUse.HolidayPark, LandUse.HolidayPark) => $"{name} Terrein",
            (LandUse.HolidayPark or LandUse.Green, _) => $"{word}woud",
            (_, LandUse.Green) => $"{word}park",
            (_, LandUse.BusinessPark) => $"Bedrijvenstrook {word}",
            _ => word + ending,
        };

    private (string, string) Residential()
    {
        var (district, ending) = residential.Dequeue();
        residential.Enqueue((district, ending));
        return ($"De {district}", ending);
    }

    private string Unique(string name)
    {
        for (var n = 1; !given.Add(n == 1 ? name : $"{name} {n}"); n++) { }
        return name;
    }

    private static string Next(Queue<string> queue)
    {
        var name = queue.Dequeue();
        queue.Enqueue(name);
        return name;
    }

    private Queue<T> Shuffled<T>(T[] items)
    {
        var copy = (T[])items.Clone();
        chance.Shuffle(copy);
        return new Queue<T>(copy);
    }
}
