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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "access_content_key");

            migrationBuilder.DropTable(name: "access_reopening");

            migrationBuilder.DropTable(name: "access_wrapping_key");
        }
    }
}
