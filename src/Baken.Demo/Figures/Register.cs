using Baken.Demo.Towns;

namespace Baken.Demo.Figures;

/// <summary>The level of an area; the words are the publisher's.</summary>
internal enum Level
{
    Gemeente,
    Wijk,
    Buurt,
}

/// <summary>An area that figures are published about.</summary>
internal sealed record Area(string Code, string Name, Level Level, Town Town);

/// <summary>A neighbourhood to count, and the areas that its counts are part of: itself, its district, its municipality.</summary>
internal sealed record Counted(Profile Profile, Commerce Commerce, int[] Areas);

/// <summary>All published areas of a demo in the publishers' order, and the neighbourhoods that make them up.</summary>
internal sealed record Register(IReadOnlyList<Area> Areas, IReadOnlyList<Counted> Neighbourhoods)
{
    public static Register Of(IReadOnlyList<Town> towns, int seed, CancellationToken cancellation)
    {
        var (areas, counted) = (new List<Area>(), new List<Counted>());
        int Publish(Area area)
        {
            areas.Add(area);
            return areas.Count - 1;
        }

        foreach (var town in towns)
        {
            cancellation.ThrowIfCancellationRequested();
            var municipality = Publish(new Area(town.Code, town.Name, Level.Gemeente, town));
            foreach (var (district, profiles) in town.Districts.Zip(Profile.Of(town, seed)))
            {
                var wijk = town.Detailed ? Publish(new Area(district.Code, district.Name, Level.Wijk, town)) : -1;
                foreach (var profile in profiles)
                {
                    var own = town.Detailed ? Publish(new Area(profile.Area.Code, profile.Area.Name, Level.Buurt, town)) : -1;
                    int[] part = town.Detailed ? [own, wijk, municipality] : [municipality];
                    counted.Add(new Counted(profile, Commerce.Of(profile, seed), part));
                }
            }
        }

        return new Register(areas, counted);
    }

    /// <summary>The premises of every area, added up.</summary>
    public IReadOnlyList<Commerce> Premises()
    {
        var all = Areas.Select(_ => new Commerce()).ToArray();
        foreach (var n in Neighbourhoods)
        foreach (var area in n.Areas)
            all[area].Add(n.Commerce);
        return all;
    }
}
