using System;
using Baken.Access;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Trust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "limits",
                table: "access_token",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: false,
                defaultValueSql: "''"
            );

            migrationBuilder.AddColumn<bool>(
                name: "waits",
                table: "access_token",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "limits",
                table: "access_invitation",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: false,
                defaultValueSql: "''"
            );

            migrationBuilder.AddColumn<bool>(
                name: "waits",
                table: "access_invitation",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "caller_span_id",
                table: "access_audit_line",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "trace_id",
                table: "access_audit_line",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<byte[]>(
                name: "mac",
                table: "access_audit_head",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]
            );

            migrationBuilder.AlterColumn<string>(
                name: "password_hash",
                table: "access_account",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text"
            );

            migrationBuilder.AddColumn<string>(
                name: "groups",
                table: "access_account",
                type: "text",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "access_account",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "limits",
                table: "access_account",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: false,
                defaultValueSql: "''"
            );

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "access_account",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "access_group_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    roles = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    limits = table.Column<string>(
                        type: "character varying(8000)",
                        maxLength: 8000,
                        nullable: false,
                        defaultValueSql: "''"
                    ),
                    draft_roles = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    draft_limits = table.Column<string>(
                        type: "character varying(8000)",
                        maxLength: 8000,
                        nullable: false,
                        defaultValueSql: "''"
                    ),
                    drafted_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_group_rule", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_passkey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_passkey", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_passkey_access_account_account_id",
                        column: x => x.account_id,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "access_proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    roles = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    limits = table.Column<string>(
                        type: "character varying(8000)",
                        maxLength: 8000,
                        nullable: false,
                        defaultValueSql: "''"
                    ),
                    asked_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_proposal", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_sample",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sample", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_sample_judgement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sample_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sample_judgement", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    provider_session = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    provider_proof = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_session_access_account_account_id",
                        column: x => x.account_id,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "access_unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    closed = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_unit", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_used_once",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_used_once", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_sample_line",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    sample_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sample_line", x => new { x.sample_id, x.number });
                    table.ForeignKey(
                        name: "fk_access_sample_line_access_sample_sample_id",
                        column: x => x.sample_id,
                        principalTable: "access_sample",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.UpdateData(
                table: "access_audit_head",
                keyColumn: "id",
                keyValue: 1,
                column: "mac",
                value: new byte[0]
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_account_issuer_subject",
                table: "access_account",
                columns: new[] { "issuer", "subject" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_group_rule_group",
                table: "access_group_rule",
                column: "group",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_access_passkey_account_id", table: "access_passkey", column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_passkey_credential_id",
                table: "access_passkey",
                column: "credential_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_access_proposal_state", table: "access_proposal", column: "state");

            migrationBuilder.CreateIndex(name: "ix_access_proposal_subject_id", table: "access_proposal", column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_sample_judgement_sample_id_number",
                table: "access_sample_judgement",
                columns: new[] { "sample_id", "number" }
            );

            migrationBuilder.CreateIndex(name: "ix_access_session_account_id", table: "access_session", column: "account_id");

            migrationBuilder.CreateIndex(name: "ix_access_session_ends_at", table: "access_session", column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "ix_access_session_provider_session",
                table: "access_session",
                column: "provider_session"
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_session_secret_hash",
                table: "access_session",
                column: "secret_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_unit_kind_key",
                table: "access_unit",
                columns: new[] { "kind", "key" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_access_used_once_until", table: "access_used_once", column: "until");

            // The fields of a line's hash are others from here on: the chain begins after the lines that are there already.
            migrationBuilder.Sql(AuditTriggers.RestartPostgreSql);
            migrationBuilder.Sql(SampleTriggers.PostgreSql);
            migrationBuilder.Sql(Access.RowSecurity.Foundation);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Access.RowSecurity.FoundationDrop);
            migrationBuilder.Sql(SampleTriggers.PostgreSqlDrop);

            migrationBuilder.DropTable(name: "access_group_rule");

            migrationBuilder.DropTable(name: "access_passkey");

            migrationBuilder.DropTable(name: "access_proposal");

            migrationBuilder.DropTable(name: "access_sample_judgement");

            migrationBuilder.DropTable(name: "access_sample_line");

            migrationBuilder.DropTable(name: "access_session");

            migrationBuilder.DropTable(name: "access_unit");

            migrationBuilder.DropTable(name: "access_used_once");

            migrationBuilder.DropTable(name: "access_sample");

            migrationBuilder.DropIndex(name: "ix_access_account_issuer_subject", table: "access_account");

            migrationBuilder.DropColumn(name: "limits", table: "access_token");

            migrationBuilder.DropColumn(name: "waits", table: "access_token");

            migrationBuilder.DropColumn(name: "limits", table: "access_invitation");

            migrationBuilder.DropColumn(name: "waits", table: "access_invitation");

            migrationBuilder.DropColumn(name: "caller_span_id", table: "access_audit_line");

            migrationBuilder.DropColumn(name: "trace_id", table: "access_audit_line");

            migrationBuilder.DropColumn(name: "mac", table: "access_audit_head");

            migrationBuilder.DropColumn(name: "groups", table: "access_account");

            migrationBuilder.DropColumn(name: "issuer", table: "access_account");

            migrationBuilder.DropColumn(name: "limits", table: "access_account");

            migrationBuilder.DropColumn(name: "subject", table: "access_account");

            migrationBuilder.AlterColumn<string>(
                name: "password_hash",
                table: "access_account",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true
            );
        }
    }
}
