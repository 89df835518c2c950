using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>The tables of the desk. What belongs to a request stands behind the gate with it.</summary>
internal static class RequestConfiguration
{
    public static void Configure(ModelBuilder model, ModuleDb db)
    {
        model.Entity<PersonRequest>(request =>
        {
            request.ToTable("privacy_request").IsGuarded(db, PersonRequest.Kind);
            request.Property(r => r.Number).HasMaxLength(12);
            request.HasIndex(r => r.Number).IsUnique();
            request.Property(r => r.Right).HasMaxLength(20);
            request.Property(r => r.Channel).HasMaxLength(20);
            request.Property(r => r.State).HasMaxLength(20);
            request.Property(r => r.Identity).HasMaxLength(20);
            request.Property(r => r.IdentityWay).HasMaxLength(20);
            request.Property(r => r.Verdict).HasMaxLength(20);
            request.Property(r => r.VerdictGrounds).HasMaxLength(200);
            request.Property(r => r.DecidedBy).HasMaxLength(64);
            request.Property(r => r.Revision).IsConcurrencyToken();
            request.OwnsMany(
                r => r.Standstills,
                standstill =>
                {
                    standstill.ToTable("privacy_standstill");
                    standstill.WithOwner().HasForeignKey("RequestId");
                    standstill.HasKey(s => s.Id);
                }
            );
            request
                .HasMany(r => r.Findings)
                .WithOne()
                .HasForeignKey(part => part.RequestId)
                .IsRequired()
                .OnDelete(DeleteBehavior.Cascade);
            request
                .HasMany(r => r.Letters)
                .WithOne()
                .HasForeignKey(part => part.RequestId)
                .IsRequired()
                .OnDelete(DeleteBehavior.Cascade);
            request
                .HasMany(r => r.Recipients)
                .WithOne()
                .HasForeignKey(part => part.RequestId)
                .IsRequired()
                .OnDelete(DeleteBehavior.Cascade);
            request
                .HasMany(r => r.Attachments)
                .WithOne()
                .HasForeignKey(part => part.RequestId)
                .IsRequired()
                .OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Finding>(finding =>
        {
            finding.ToTable("privacy_finding").IsGuardedThrough<Finding, PersonRequest>(db, part => part.RequestId);
            finding.Property(f => f.Id).ValueGeneratedNever();
            finding.Property(f => f.Belongs).HasMaxLength(20);
            finding.Property(f => f.Handing).HasMaxLength(20);
            finding.Property(f => f.WithholdGrounds).HasMaxLength(200);
            finding.Property(f => f.JudgedBy).HasMaxLength(64);
        });
        model.Entity<Letter>(letter =>
        {
            letter.ToTable("privacy_letter").IsGuardedThrough<Letter, PersonRequest>(db, part => part.RequestId);
            letter.Property(l => l.Id).ValueGeneratedNever();
            letter.Property(l => l.Kind).HasMaxLength(20);
            letter.Property(l => l.WrittenBy).HasMaxLength(64);
            letter.Property(l => l.SentHow).HasMaxLength(20);
        });
        model.Entity<Recipient>(recipient =>
        {
            recipient.ToTable("privacy_recipient").IsGuardedThrough<Recipient, PersonRequest>(db, part => part.RequestId);
            recipient.Property(r => r.Id).ValueGeneratedNever();
            recipient.Property(r => r.Origin).HasMaxLength(20);
            recipient.Property(r => r.ToldHow).HasMaxLength(20);
            recipient.Property(r => r.Answer).HasMaxLength(20);
        });
        model.Entity<Attachment>(attachment =>
        {
            attachment.ToTable("privacy_attachment").IsGuardedThrough<Attachment, PersonRequest>(db, part => part.RequestId);
            attachment.Property(a => a.Id).ValueGeneratedNever();
            attachment.Property(a => a.Kind).HasMaxLength(10);
            attachment
                .HasOne(a => a.Sealed)
                .WithOne()
                .HasForeignKey<AttachmentBytes>(bytes => bytes.Id)
                .OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AttachmentBytes>(bytes =>
        {
            bytes.ToTable("privacy_attachment_bytes");
            bytes.Property(b => b.Id).ValueGeneratedNever();
        });
        model.Entity<RequestYear>(year =>
        {
            year.ToTable("privacy_request_year");
            year.HasKey(y => y.Year);
            year.Property(y => y.Year).ValueGeneratedNever();
        });
        model.Entity<Restriction>(restriction =>
        {
            restriction.ToTable("privacy_restriction");
            restriction.Property(r => r.Id).ValueGeneratedNever();
            restriction.Property(r => r.Thing).HasMaxLength(200);
            restriction.Property(r => r.LiftedBy).HasMaxLength(64);
            restriction.HasIndex(r => r.Thing);
            restriction.HasIndex(r => r.RequestId);
        });
    }
}
