using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Sources.Register;

/// <summary>An indicator that a mapped table has brought.</summary>
internal sealed class IndicatorEntry
{
    public string Key { get; private set; } = "";
    public string Label { get; private set; } = "";
    public string LabelEnglish { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public IndicatorKind Kind { get; private set; }
    public int Decimals { get; private set; }
    public string Theme { get; private set; } = "";
    public string? Breakdown { get; private set; }
    public int SuppressBelow { get; private set; }
    public bool ContextOnly { get; private set; }

    public IndicatorEntry Take(Indicator indicator)
    {
        Key = indicator.Key;
        Label = indicator.Label;
        LabelEnglish = indicator.LabelEnglish;
        Unit = indicator.Unit;
        Kind = indicator.Kind;
        Decimals = indicator.Decimals;
        Theme = indicator.Theme;
        Breakdown = indicator.Breakdown;
        SuppressBelow = indicator.SuppressBelow;
        ContextOnly = indicator.ContextOnly;
        return this;
    }

    public Indicator ToIndicator() =>
        new(Key, Label, LabelEnglish, Unit, Kind, Decimals, Theme, Breakdown, SuppressBelow, ContextOnly);
}

/// <summary>The title of a part of a breakdown, as the newest import gives it.</summary>
internal sealed class PartTitle
{
    public required string Part { get; init; }
    public required string Title { get; set; }
}

internal sealed class IndicatorEntryConfiguration : IEntityTypeConfiguration<IndicatorEntry>, IEntityTypeConfiguration<PartTitle>
{
    public void Configure(EntityTypeBuilder<IndicatorEntry> builder)
    {
        builder.ToTable("sources_indicator");
        builder.HasKey(indicator => indicator.Key);
    }

    public void Configure(EntityTypeBuilder<PartTitle> builder)
    {
        builder.ToTable("sources_part_title");
        builder.HasKey(title => title.Part);
    }
}
