using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Areas.Columns;

/// <summary>
/// The figures of one level of one import. They are written once and always read as whole columns, so that is how they
/// are kept: a column of a country is one blob of 8 bytes a figure, not eighteen thousand rows.
/// </summary>
internal sealed class FigureBlockRow
{
    public int Id { get; private set; }
    public required int Import { get; init; }
    public required AreaLevel Level { get; init; }

    /// <summary>The codes, ordered, one a line, UTF-8.</summary>
    public required byte[] Codes { get; init; }

    public List<FigureColumnRow> Columns { get; init; } = [];

    public static FigureBlockRow From(FigureBlock block, int import) =>
        new()
        {
            Import = import,
            Level = block.Level,
            Codes = Encoding.UTF8.GetBytes(string.Join('\n', block.Codes.Select(code => code.Value))),
            Columns = [.. block.Columns.Select(FigureColumnRow.From)],
        };

    public AreaCode[] ReadCodes() => [.. Encoding.UTF8.GetString(Codes).Split('\n').Select(AreaCode.Parse)];
}

/// <summary>One measure in one year, a value for every code of the block.</summary>
internal sealed class FigureColumnRow
{
    public int Id { get; private set; }
    public int BlockId { get; private set; }
    public required string Indicator { get; init; }
    public string? Part { get; init; }
    public required int Year { get; init; }

    /// <summary>IEEE 754 doubles, little-endian; NaN where the publisher gives none.</summary>
    public required byte[] Values { get; init; }

    public Measure Measure => new(Indicator, Part);

    public static FigureColumnRow From(FigureColumn column) =>
        new()
        {
            Indicator = column.Measure.Indicator,
            Part = column.Measure.Part,
            Year = column.Year,
            Values = Pack(column.Values),
        };

    public double[] ReadValues()
    {
        var values = new double[Values.Length / sizeof(double)];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.Cast<byte, double>(Values).CopyTo(values);
        else
            for (var index = 0; index < values.Length; index++)
                values[index] = BinaryPrimitives.ReadDoubleLittleEndian(Values.AsSpan(index * sizeof(double)));
        return values;
    }

    private static byte[] Pack(double[] values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(bytes);
        else
            for (var index = 0; index < values.Length; index++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(index * sizeof(double)), values[index]);
        return bytes;
    }
}

internal sealed class FigureBlockRowConfiguration : IEntityTypeConfiguration<FigureBlockRow>
{
    public void Configure(EntityTypeBuilder<FigureBlockRow> builder)
    {
        builder.ToTable("areas_figure_block");
        builder.HasIndex(block => block.Import);
        builder.HasMany(block => block.Columns).WithOne().HasForeignKey(column => column.BlockId);
    }
}

internal sealed class FigureColumnRowConfiguration : IEntityTypeConfiguration<FigureColumnRow>
{
    public void Configure(EntityTypeBuilder<FigureColumnRow> builder)
    {
        builder.ToTable("areas_figure_column");
        builder.Ignore(column => column.Measure);
        builder.HasIndex(column => new
        {
            column.BlockId,
            column.Indicator,
            column.Year,
        });
    }
}
