namespace RecordLinkage;

/// <summary>Two days lie at most so many seconds apart.</summary>
internal sealed class WithinTimeTest(NumberFeature days, double seconds) : PairTest
{
    protected override bool? Ask(int left, int right)
    {
        var apart = Math.Abs(days.Here[left] - days.Here[right]) * WithinTime.Day;
        return double.IsNaN(apart) ? null : apart <= seconds;
    }
}

internal sealed class WithinNumberTest(NumberFeature numbers, double most) : PairTest
{
    protected override bool? Ask(int left, int right)
    {
        var apart = Math.Abs(numbers.Here[left] - numbers.Here[right]);
        return double.IsNaN(apart) ? null : apart <= most;
    }
}

internal sealed class WithinShareTest(NumberFeature numbers, double share) : PairTest
{
    protected override bool? Ask(int left, int right)
    {
        var apart = Math.Abs(numbers.Here[left] - numbers.Here[right]) / Math.Max(numbers.Here[left], numbers.Here[right]);
        return double.IsNaN(apart) ? null : apart < share;
    }
}

/// <summary>Two places lie at most so many kilometres apart, by the spherical law of cosines as Splink writes it.</summary>
internal sealed class WithinKilometresTest(NumberFeature latitude, NumberFeature longitude, double most) : PairTest
{
    private const double Radius = 6371;

    protected override bool? Ask(int left, int right)
    {
        double from = double.DegreesToRadians(latitude.Here[left]),
            to = double.DegreesToRadians(latitude.Here[right]),
            turn = double.DegreesToRadians(longitude.Here[right] - longitude.Here[left]);
        var cosine = (Math.Sin(from) * Math.Sin(to)) + (Math.Cos(from) * Math.Cos(to) * Math.Cos(turn));
        return double.IsNaN(cosine) ? null : (float)(Math.Acos(Math.Clamp(cosine, -1, 1)) * Radius) <= most;
    }
}
