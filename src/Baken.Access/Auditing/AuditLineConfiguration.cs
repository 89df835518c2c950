using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

internal sealed class AuditLineConfiguration : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> line)
    {
        line.ToTable("access_audit_line");
        line.HasKey(l => l.Number);
        line.Property(l => l.Number).HasColumnName("number").ValueGeneratedOnAdd();
        line.Property(l => l.ActorId).HasMaxLength(64);
        line.Property(l => l.Act).HasMaxLength(64);
        line.Property(l => l.About).HasMaxLength(AuditLine.LongestAbout);
        line.Property(l => l.Activity).HasMaxLength(60);
        line.Property(l => l.Place).HasMaxLength(20);
        line.Property(l => l.Trace).HasMaxLength(32).HasColumnName("trace_id");
        line.Property(l => l.Caller).HasMaxLength(16).HasColumnName("caller_span_id");
        line.HasIndex(l => l.About);
        line.HasIndex(l => l.ActorId);
        line.HasIndex(l => l.At);
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.ToTable("access_audit_head");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.HasData(
            new
            {
                Id = AuditHead.OnlyId,
                Number = 0L,
                Hash = new byte[32],
                Began = 0L,
                Mac = Array.Empty<byte>(),
            }
        );
    }
}
