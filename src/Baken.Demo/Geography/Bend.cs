namespace Baken.Demo.Geography;

/// <summary>The gentle bend that turns a ruler's drawing into land: coasts curve, canals wind, and neighbours stay neighbours.</summary>
/// <remarks>
/// A sum of sines that moves every spot by a function of the spot alone, gentle enough never to fold;
/// so two areas that share a border on the drawing table share it on the map.
/// </remarks>
internal sealed class Bend
{
    private readonly (double Fx, double Fy, double Phase, double Dx, double Dy)[] waves;

    /// <param name="length">The longest wave, in metres.</param>
    public Bend(int seed, double length)
    {
        var chance = Chance.For(seed, "bend");
        waves = new (double, double, double, double, double)[9];
        for (var i = 0; i < waves.Length; i++)
        {
            var wave = length / Math.Pow(2.3, i / 3);
            var direction = Spot.Polar(2 * Math.PI / wave, chance.Between(0, 2 * Math.PI));
            var push = Spot.Polar(wave * 0.016, chance.Between(0, 2 * Math.PI));
            waves[i] = (direction.X, direction.Y, chance.Between(0, 2 * Math.PI), push.X, push.Y);
        }
    }

    public Spot Apply(Spot spot)
    {
        var moved = spot;
        foreach (var (fx, fy, phase, dx, dy) in waves)
        {
            var height = Math.Sin(fx * spot.X + fy * spot.Y + phase);
            moved = new Spot(moved.X + dx * height, moved.Y + dy * height);
        }

        return moved;
    }
}
