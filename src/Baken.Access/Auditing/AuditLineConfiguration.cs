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
        line.Property(l => l.About).HasMaxLength(200);
        line.HasIndex(l => l.About);
        line.HasIndex(l => l.ActorId);
    }
}
