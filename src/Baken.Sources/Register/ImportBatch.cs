using Baken.Kernel;
using Baken.Sources.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Sources.Register;

/// <summary>One import in the register. It is entered once and never changed.</summary>
internal sealed class ImportBatch
{
    public int Number { get; private set; }

    /// <summary>The key of the source; of an own table the key its mapping registers it under.</summary>
    public string Source { get; private set; } = "";

    public string Fingerprint { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public string By { get; private set; } = "";
    public string? MappingName { get; private set; }

    /// <summary>The mapping as it was, so that the import can be run again.</summary>
    public string? Mapping { get; private set; }

    public long Rows { get; private set; }
    public long Bytes { get; private set; }
    public long Areas { get; private set; }
    public long Figures { get; private set; }
    public long Sectors { get; private set; }
    public long RejectedCount { get; private set; }
    public List<string> Files { get; private set; } = [];
    public List<string> DroppedColumns { get; private set; } = [];
    public List<string> IgnoredColumns { get; private set; } = [];
    public List<string> Remarks { get; private set; } = [];
    public List<int> Years { get; private set; } = [];

    /// <summary>What the import speaks of, as kind, level and year; a later import of the same replaces it.</summary>
    public List<string> Scope { get; private set; } = [];

    public List<RejectedEntry> Rejected { get; private set; } = [];

    public static ImportBatch Enter(int number, ImportOrder order, Reading reading, Actor by, DateTimeOffset at)
    {
        var columns = reading
            .Figures.SelectMany(block => block.Columns.Select(column => (block.Level, column.Year)))
            .Distinct()
            .ToList();
        return new ImportBatch
        {
            Number = number,
            Source = order.Mapping is { } mapping ? MappingRules.Sketch(mapping)?.Source.Key ?? order.Source : order.Source,
            Fingerprint = reading.Fingerprint,
            At = at,
            By = by.Name,
            MappingName = order.Mapping?.Name,
            Mapping = order.Mapping?.Json,
            Rows = reading.Rows,
            Bytes = reading.Bytes,
            Areas = reading.Outlines.Count,
            Figures = reading.FigureCount,
            Sectors = reading.Sectors.Count,
            RejectedCount = Math.Max(reading.RejectedCount, reading.Rejected.Count),
            Files = [.. order.Files.Select(file => file.Name)],
            DroppedColumns = [.. reading.DroppedColumns],
            IgnoredColumns = [.. reading.IgnoredColumns],
            Remarks = [.. reading.Remarks],
            Years =
            [
                .. columns
                    .Select(column => column.Year)
                    .Concat(reading.Outlines.Select(outline => outline.Id.Year))
                    .Distinct()
                    .Order(),
            ],
            Scope =
            [
                .. columns
                    .Select(column => $"cijfers:{column.Level.Word()}:{column.Year}")
                    .Concat(reading.Outlines.Select(outline => $"grenzen:{outline.Id.Code.Level.Word()}:{outline.Id.Year}"))
                    .Concat(reading.Sectors.Select(sector => $"sbi:{sector.Code.Edition}"))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Rejected = [.. reading.Rejected.Select(RejectedEntry.Of)],
        };
    }

    public ImportReport Report() =>
        new(
            Number,
            Source,
            Files,
            At,
            By,
            Rows,
            Areas,
            Figures,
            Sectors,
            RejectedCount,
            [.. Rejected.OrderBy(row => row.Id).Select(row => new RejectedRow(row.File, row.Line, row.Reason, row.Column))],
            DroppedColumns,
            IgnoredColumns,
            Remarks,
            Years,
            Unchanged: false
        );
}

/// <summary>A rejected row of an import.</summary>
internal sealed class RejectedEntry
{
    public long Id { get; private set; }
    public int Import { get; private set; }
    public string File { get; private set; } = "";
    public long Line { get; private set; }
    public string Reason { get; private set; } = "";
    public string? Column { get; private set; }

    public static RejectedEntry Of(RejectedRow row) =>
        new()
        {
            File = row.File,
            Line = row.Line,
            Reason = row.Reason,
            Column = row.Column,
        };
}

internal sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<RejectedEntry>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("sources_import");
        builder.HasKey(batch => batch.Number);
        builder.Property(batch => batch.Number).ValueGeneratedNever();
        builder.HasIndex(batch => new { batch.Source, batch.Number });
        builder.HasMany(batch => batch.Rejected).WithOne().HasForeignKey(row => row.Import).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RejectedEntry> builder)
    {
        builder.ToTable("sources_rejected_row");
        builder.HasKey(row => row.Id);
    }
}
