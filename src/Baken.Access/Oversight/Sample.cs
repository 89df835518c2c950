using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// A random draw of look-ups for review, with the seed it was drawn with: who holds the record can draw it again and see that nobody
/// chose. It accuses nobody: most look-ups are in order.
/// </summary>
internal sealed class Sample
{
    public const int Largest = 200;
    public const int Usual = 25;

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required long Seed { get; init; }

    /// <summary>The number of the last line when it was drawn: later lines were not in the draw.</summary>
    public required long Last { get; init; }

    /// <summary>From how many look-ups it was drawn.</summary>
    public required int Population { get; init; }

    public required List<SampledLine> Lines { get; init; }

    public string Reference => $"sample:{Id:N}";

    /// <summary>
    /// Draws without repetition: the numbers whose SHA-256 after the seed is smallest. Every look-up is as likely as every other, and the
    /// outcome follows from the seed alone.
    /// </summary>
    public static IReadOnlyList<long> Draw(IEnumerable<long> population, long seed, int size)
    {
        var smallest = new PriorityQueue<long, ulong>(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed);
        foreach (var number in population)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
            SHA256.HashData(bytes, hash);
            var rank = BinaryPrimitives.ReadUInt64BigEndian(hash);
            if (smallest.Count < size)
                smallest.Enqueue(number, rank);
            else
                smallest.EnqueueDequeue(number, rank);
        }

        return [.. smallest.UnorderedItems.Select(item => item.Element).Order()];
    }
}

/// <summary>A look-up that was drawn.</summary>
internal sealed class SampledLine
{
    public required long Number { get; init; }
}

/// <summary>What a reviewer found of one look-up of a sample. A second look is a second judgement; the first stays.</summary>
internal sealed class SampleJudgement
{
    public required Guid Id { get; init; }

    public required Guid SampleId { get; init; }

    public required long Number { get; init; }

    public required SampleVerdict Verdict { get; init; }

    public required string Note { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal enum SampleVerdict
{
    InOrder,

    /// <summary>The record does not tell; who looked is asked.</summary>
    Ask,

    NotInOrder,
}

internal sealed class SampleConfiguration : IEntityTypeConfiguration<Sample>
{
    public void Configure(EntityTypeBuilder<Sample> sample)
    {
        sample.ToTable("access_sample");
        sample.Property(s => s.Id).ValueGeneratedNever();
        sample.Property(s => s.By).HasMaxLength(64);
        sample.OwnsMany(
            s => s.Lines,
            line =>
            {
                line.ToTable("access_sample_line");
                line.WithOwner().HasForeignKey("SampleId");
                line.HasKey("SampleId", nameof(SampledLine.Number));
                // Not a foreign key: what vouches for the record must not hang on it.
                line.Property(l => l.Number).ValueGeneratedNever();
            }
        );
    }
}

internal sealed class SampleJudgementConfiguration : IEntityTypeConfiguration<SampleJudgement>
{
    public void Configure(EntityTypeBuilder<SampleJudgement> judgement)
    {
        judgement.ToTable("access_sample_judgement");
        judgement.Property(j => j.Id).ValueGeneratedNever();
        judgement.Property(j => j.Verdict).HasMaxLength(20);
        judgement.Property(j => j.Note).HasMaxLength(JudgeSample.LongestNote);
        judgement.Property(j => j.By).HasMaxLength(64);
        judgement.HasIndex(j => new { j.SampleId, j.Number });
    }
}

/// <summary>Makes samples and their judgements append-only in the database itself, as the audit record is.</summary>
public static class SampleTriggers
{
    private static readonly string[] Tables = ["access_sample", "access_sample_line", "access_sample_judgement"];

    public static string Sqlite { get; } =
        string.Join(
            '\n',
            Tables.Select(table =>
                $"""
                    CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """
            )
        );

    public static string SqliteDrop { get; } =
        string.Join('\n', Tables.Select(table => $"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete;"));

    public static string PostgreSql { get; } =
        """
            CREATE FUNCTION access_sample_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;

            """
        + string.Join(
            '\n',
            Tables.Select(table =>
                $"""
                    CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION access_sample_refuse();
                    CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION access_sample_refuse();
                    """
            )
        );

    public static string PostgreSqlDrop { get; } =
        string.Join(
            '\n',
            Tables.Select(table => $"DROP TRIGGER {table}_no_change ON {table}; DROP TRIGGER {table}_no_truncate ON {table};")
        ) + "\nDROP FUNCTION access_sample_refuse();";
}
