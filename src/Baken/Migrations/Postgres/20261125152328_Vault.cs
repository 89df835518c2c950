using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Vault : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_reopening",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thing = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ground = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_reopening", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_wrapping_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    probe = table.Column<byte[]>(type: "bytea", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_wrapping_key", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_certificate",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    things = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_certificate", x => x.batch_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_clock",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    ground = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    holds = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_clock", x => new { x.kind, x.thing_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_destruction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    proposed_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    first_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_as_officer = table.Column<bool>(type: "boolean", nullable: true),
                    first_as_coordinator = table.Column<bool>(type: "boolean", nullable: true),
                    second_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    second_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    second_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    second_as_officer = table.Column<bool>(type: "boolean", nullable: true),
                    second_as_coordinator = table.Column<bool>(type: "boolean", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_destruction", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ground = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    lift_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_hold", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_content_key",
                columns: table => new
                {
                    thing = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false),
                    wrapped_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_content_key", x => x.thing);
                    table.ForeignKey(
                        name: "fk_access_content_key_access_wrapping_key_wrapped_by",
                        column: x => x.wrapped_by,
                        principalTable: "access_wrapping_key",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "privacy_destruction_item",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    ground = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_privacy_destruction_item",
                        x => new
                        {
                            x.batch_id,
                            x.kind,
                            x.thing_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_privacy_destruction_item_privacy_destruction_batch_id",
                        column: x => x.batch_id,
                        principalTable: "privacy_destruction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_content_key_wrapped_by",
                table: "access_content_key",
                column: "wrapped_by"
            );

            migrationBuilder.CreateIndex(name: "ix_access_reopening_thing", table: "access_reopening", column: "thing");

            migrationBuilder.CreateIndex(
                name: "ix_access_wrapping_key_name_version",
                table: "access_wrapping_key",
                columns: new[] { "name", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_certificate_at", table: "privacy_certificate", column: "at");

            migrationBuilder.CreateIndex(name: "ix_privacy_clock_activity", table: "privacy_clock", column: "activity");

            migrationBuilder.CreateIndex(name: "ix_privacy_clock_due", table: "privacy_clock", column: "due");

            migrationBuilder.CreateIndex(name: "ix_privacy_destruction_state", table: "privacy_destruction", column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_destruction_item_kind_thing_id",
                table: "privacy_destruction_item",
                columns: new[] { "kind", "thing_id" },
                unique: true,
                filter: "is_open"
            );

            migrationBuilder.CreateIndex(
                name: "ix_privacy_hold_kind_thing_id",
                table: "privacy_hold",
                columns: new[] { "kind", "thing_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_privacy_hold_review_on", table: "privacy_hold", column: "review_on");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "access_content_key");

            migrationBuilder.DropTable(name: "access_reopening");

            migrationBuilder.DropTable(name: "privacy_certificate");

            migrationBuilder.DropTable(name: "privacy_clock");

            migrationBuilder.DropTable(name: "privacy_destruction_item");

            migrationBuilder.DropTable(name: "privacy_hold");

            migrationBuilder.DropTable(name: "access_wrapping_key");

            migrationBuilder.DropTable(name: "privacy_destruction");
        }
    }
}
