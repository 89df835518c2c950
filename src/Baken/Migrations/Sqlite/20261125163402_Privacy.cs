using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "privacy_activity_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    drafters = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    drafted_by_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    drafted_at = table.Column<string>(type: "TEXT", nullable: false),
                    approved_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    approved_by_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    approved_at = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    thing = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    activity = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    obtained_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confidentiality = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    department = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    area = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    sector = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    look_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    right = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    registered_at = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    confidentiality = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    department = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    area = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    sector = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    identity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    identity_way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    identity_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    extra_months = table.Column<int>(type: "INTEGER", nullable: false),
                    extension_told_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    searched_at = table.Column<string>(type: "TEXT", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    verdict_grounds = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
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
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    thing = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<string>(type: "TEXT", nullable: false),
                    hold_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lifted_at = table.Column<string>(type: "TEXT", nullable: true),
                    lifted_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    told_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
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
                    id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    informed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    how = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    duty_id = table.Column<Guid>(type: "TEXT", nullable: false),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    added_at = table.Column<string>(type: "TEXT", nullable: false),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    found_at = table.Column<string>(type: "TEXT", nullable: false),
                    belongs = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    handing = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    withhold_grounds = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    judged_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    judged_at = table.Column<string>(type: "TEXT", nullable: true),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    written_at = table.Column<string>(type: "TEXT", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sent_how = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    told_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    told_how = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
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
                    id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
