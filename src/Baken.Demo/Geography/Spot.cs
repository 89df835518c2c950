namespace Baken.Demo.Geography;

/// <summary>A place in metres, on the drawing table or in RD New.</summary>
internal readonly record struct Spot(double X, double Y)
{
    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

    public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);

    public static Spot operator *(Spot a, double factor) => new(a.X * factor, a.Y * factor);

    public double Dot(Spot other) => X * other.X + Y * other.Y;

    public double Cross(Spot other) => X * other.Y - Y * other.X;

    public double DistanceTo(Spot other) => Math.Sqrt((this - other).Dot(this - other));

    public static Spot Polar(double radius, double angle) => new(radius * Math.Cos(angle), radius * Math.Sin(angle));
}
