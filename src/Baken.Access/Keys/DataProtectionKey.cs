namespace Baken.Access;

/// <summary>A key with which cookies and forms are protected, as the framework writes it. All web nodes share it.</summary>
internal sealed class DataProtectionKey
{
    public int Id { get; private init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
