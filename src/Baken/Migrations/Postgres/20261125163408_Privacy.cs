using System;
using Baken.Access;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Baken.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        private static readonly string[] Parts = ["privacy_finding", "privacy_letter", "privacy_recipient", "privacy_attachment"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "privacy_activity_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    drafters = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    drafted_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    approved_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_activity_version", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_inform_duty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thing = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    activity = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    obtained_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    confidentiality = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    department = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    area = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    sector = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    look_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_inform_duty", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    right = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    confidentiality = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    department = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    area = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    sector = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    identity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    identity_way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    identity_on = table.Column<DateOnly>(type: "date", nullable: true),
                    extra_months = table.Column<int>(type: "integer", nullable: false),
                    extension_told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    searched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verdict = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    verdict_grounds = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_request", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_request_year",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_request_year", x => x.year);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_restriction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thing = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hold_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    told_on = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_restriction", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_duty_decision",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    informed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_duty_decision", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_duty_decision_privacy_inform_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "privacy_inform_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_attachment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_attachment", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_attachment_privacy_request_request_id",
                        column: x => x.request_id,
                        principalTable: "privacy_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    belongs = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    handing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    withhold_grounds = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    judged_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_finding", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_finding_privacy_request_request_id",
                        column: x => x.request_id,
                        principalTable: "privacy_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sent_how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_letter", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_letter_privacy_request_request_id",
                        column: x => x.request_id,
                        principalTable: "privacy_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_recipient",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    told_how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_recipient", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_recipient_privacy_request_request_id",
                        column: x => x.request_id,
                        principalTable: "privacy_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_standstill",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_standstill", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_standstill_privacy_request_request_id",
                        column: x => x.request_id,
                        principalTable: "privacy_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_attachment_bytes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_attachment_bytes", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_attachment_bytes_privacy_attachment_id",
                        column: x => x.id,
                        principalTable: "privacy_attachment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_privacy_activity_version_key_number",
                table: "privacy_activity_version",
                columns: new[] { "key", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_privacy_attachment_request_id",
                table: "privacy_attachment",
                column: "request_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_privacy_duty_decision_duty_id",
                table: "privacy_duty_decision",
                column: "duty_id"
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_finding_request_id", table: "privacy_finding", column: "request_id");

            migrationBuilder.CreateIndex(name: "ix_privacy_inform_duty_area", table: "privacy_inform_duty", column: "area");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_inform_duty_department",
                table: "privacy_inform_duty",
                column: "department"
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_inform_duty_sector", table: "privacy_inform_duty", column: "sector");

            migrationBuilder.CreateIndex(name: "ix_privacy_inform_duty_thing", table: "privacy_inform_duty", column: "thing");

            migrationBuilder.CreateIndex(name: "ix_privacy_letter_request_id", table: "privacy_letter", column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_recipient_request_id",
                table: "privacy_recipient",
                column: "request_id"
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_request_area", table: "privacy_request", column: "area");

            migrationBuilder.CreateIndex(name: "ix_privacy_request_department", table: "privacy_request", column: "department");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_request_number",
                table: "privacy_request",
                column: "number",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_request_sector", table: "privacy_request", column: "sector");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_restriction_request_id",
                table: "privacy_restriction",
                column: "request_id"
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_restriction_thing", table: "privacy_restriction", column: "thing");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_standstill_request_id",
                table: "privacy_standstill",
                column: "request_id"
            );

            migrationBuilder.Sql(RowSecurity.Guard("privacy_request", "request"));
            migrationBuilder.Sql(RowSecurity.Guard("privacy_inform_duty", "inform-duty"));
            foreach (var part in Parts)
                migrationBuilder.Sql(RowSecurity.GuardThrough(part, "request_id", "privacy_request", "request"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var part in Parts)
                migrationBuilder.Sql(RowSecurity.GuardThroughDrop(part));
            migrationBuilder.Sql(RowSecurity.GuardDrop("privacy_inform_duty", "inform-duty"));
            migrationBuilder.Sql(RowSecurity.GuardDrop("privacy_request", "request"));

            migrationBuilder.DropTable(name: "privacy_activity_version");

            migrationBuilder.DropTable(name: "privacy_attachment_bytes");

            migrationBuilder.DropTable(name: "privacy_duty_decision");

            migrationBuilder.DropTable(name: "privacy_finding");

            migrationBuilder.DropTable(name: "privacy_letter");

            migrationBuilder.DropTable(name: "privacy_recipient");

            migrationBuilder.DropTable(name: "privacy_request_year");

            migrationBuilder.DropTable(name: "privacy_restriction");

            migrationBuilder.DropTable(name: "privacy_standstill");

            migrationBuilder.DropTable(name: "privacy_attachment");

            migrationBuilder.DropTable(name: "privacy_inform_duty");

            migrationBuilder.DropTable(name: "privacy_request");
        }
    }
}
