using System.Globalization;
using System.Text;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// A department of the municipality or an organisation it works with: what a role can be limited to and a thing can be shared
/// with. Its key never changes, because things and shares carry it; one that is closed can be chosen no more.
/// </summary>
internal sealed class Unit
{
    public required Guid Id { get; init; }

    /// <summary><see cref="LimitKind.Department"/> or <see cref="LimitKind.Organisation"/>.</summary>
    public required LimitKind Kind { get; init; }

    public required string Key { get; init; }

    public required string Name { get; set; }

    public bool Closed { get; set; }

    public string Reference => $"{Kind.ToString().ToLowerInvariant()}:{Key}";

    /// <summary>"Vergunningen &amp; handhaving" is <c>vergunningen-handhaving</c>; empty where no letter or digit is left.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter))
                key.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && key is [.., not '-'])
                key.Append('-');
        var text = key.ToString();
        return (text.Length > 60 ? text[..60] : text).TrimEnd('-');
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("access_unit");
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Kind).HasMaxLength(20);
        unit.Property(u => u.Key).HasMaxLength(60);
        unit.Property(u => u.Name).HasMaxLength(100);
        unit.HasIndex(u => new { u.Kind, u.Key }).IsUnique();
    }
}
