using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Gate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "activity",
                table: "access_audit_line",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "access_audit_line",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]
            );

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "access_audit_line",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Page"
            );

            migrationBuilder.CreateTable(
                name: "access_audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    began = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_head", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_grant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    thing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    grantee = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    right = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    activity = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ground = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recalled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recalled_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_grant", x => x.id);
                }
            );

            migrationBuilder.InsertData(
                table: "access_audit_head",
                columns: new[] { "id", "began", "hash", "number" },
                values: new object[]
                {
                    1,
                    0L,
                    new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
                    0L,
                }
            );

            // The chain begins after the lines that are there already.
            migrationBuilder.Sql(
                """
                UPDATE access_audit_head SET
                    number = (SELECT COALESCE(MAX(number), 0) FROM access_audit_line),
                    began = (SELECT COALESCE(MAX(number), 0) FROM access_audit_line)
                """
            );

            migrationBuilder.CreateIndex(name: "ix_access_audit_line_at", table: "access_audit_line", column: "at");

            migrationBuilder.CreateIndex(name: "ix_access_grant_grantee", table: "access_grant", column: "grantee");

            migrationBuilder.CreateIndex(
                name: "ix_access_grant_thing_id_grantee",
                table: "access_grant",
                columns: new[] { "thing_id", "grantee" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "access_audit_head");

            migrationBuilder.DropTable(name: "access_grant");

            migrationBuilder.DropIndex(name: "ix_access_audit_line_at", table: "access_audit_line");

            migrationBuilder.DropColumn(name: "activity", table: "access_audit_line");

            migrationBuilder.DropColumn(name: "hash", table: "access_audit_line");

            migrationBuilder.DropColumn(name: "place", table: "access_audit_line");
        }
    }
}
