namespace Baken.Kernel;

/// <summary>
/// The immutable result of one run of one computing stage. From the same inputs, model version, parameters and seed the
/// same bytes come out again: <paramref name="Hash"/> proves it.
/// </summary>
/// <param name="Stage">areas, sectors, profile:areas, …</param>
/// <param name="Number">1, 2, 3 … within the stage.</param>
/// <param name="Hash">SHA-256 of the content, lower-case hexadecimal.</param>
public sealed record Edition(string Stage, int Number, DateTimeOffset MadeAt, string Hash)
{
    public override string ToString() => $"{Stage} {Number}";
}
