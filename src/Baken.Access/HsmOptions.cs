namespace Baken.Access;

/// <summary>Where the keys of the municipality are, if they are in a hardware security module (PKCS#11).</summary>
public sealed record HsmOptions
{
    /// <summary>The environment variable with the PIN; it goes before the file.</summary>
    public const string PinVariable = "BAKEN_KEY_PIN";

    /// <summary>The library of the maker of the module.</summary>
    public required string Library { get; init; }

    /// <summary>The label of the token on which the keys are.</summary>
    public required string Token { get; init; }

    /// <summary>A file with the PIN, for who does not use <see cref="PinVariable"/>.</summary>
    public string? PinFile { get; init; }
}
