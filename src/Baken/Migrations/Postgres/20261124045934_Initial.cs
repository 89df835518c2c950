using System;
using System.Collections.Generic;
using Baken.Access;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Baken.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    demo = table.Column<bool>(type: "boolean", nullable: false),
                    roles = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked = table.Column<bool>(type: "boolean", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    second_factor_key = table.Column<string>(type: "text", nullable: true),
                    second_factor_step = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_account", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_audit_line",
                columns: table => new
                {
                    number = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    act = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    about = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_line", x => x.number);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_data_protection_key",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_data_protection_key", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    roles = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_invitation", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    roles = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    secret_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_token", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "areas_area",
                columns: table => new
                {
                    import = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: true),
                    is_water = table.Column<bool>(type: "boolean", nullable: false),
                    hectares = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    shape = table.Column<byte[]>(type: "bytea", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_areas_area",
                        x => new
                        {
                            x.import,
                            x.code,
                            x.year,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "areas_edition",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    home = table.Column<string>(type: "text", nullable: true),
                    last_import = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas_edition", x => x.number);
                }
            );

            migrationBuilder.CreateTable(
                name: "areas_figure_block",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    import = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    codes = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas_figure_block", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "areas_succession",
                columns: table => new
                {
                    edition = table.Column<int>(type: "integer", nullable: false),
                    from_code = table.Column<string>(type: "text", nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    to_code = table.Column<string>(type: "text", nullable: false),
                    to_year = table.Column<int>(type: "integer", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_areas_succession",
                        x => new
                        {
                            x.edition,
                            x.from_code,
                            x.from_year,
                            x.to_code,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "profiles_edition",
                columns: table => new
                {
                    model = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    model_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    model_text = table.Column<string>(type: "text", nullable: false),
                    model_shipped = table.Column<bool>(type: "boolean", nullable: false),
                    areas_edition = table.Column<int>(type: "integer", nullable: false),
                    areas_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sectors_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    seed = table.Column<int>(type: "integer", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    scored = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profiles_edition", x => new { x.model, x.number });
                }
            );

            migrationBuilder.CreateTable(
                name: "profiles_switch",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    model = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    model_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    position = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profiles_switch", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sectors_judgement",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sector = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    criterion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    criteria_version = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    author_id = table.Column<string>(type: "text", nullable: false),
                    author_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    review_by = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sectors_judgement", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sectors_sector",
                columns: table => new
                {
                    import = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_english = table.Column<string>(type: "text", nullable: true),
                    kwb_group = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sectors_sector", x => new { x.import, x.code });
                }
            );

            migrationBuilder.CreateTable(
                name: "sectors_vulnerable_sector",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_english = table.Column<string>(type: "text", nullable: false),
                    codes = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    author_id = table.Column<string>(type: "text", nullable: false),
                    author_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sectors_vulnerable_sector", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "sources_import",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    mapping_name = table.Column<string>(type: "text", nullable: true),
                    mapping = table.Column<string>(type: "text", nullable: true),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    areas = table.Column<long>(type: "bigint", nullable: false),
                    figures = table.Column<long>(type: "bigint", nullable: false),
                    sectors = table.Column<long>(type: "bigint", nullable: false),
                    rejected_count = table.Column<long>(type: "bigint", nullable: false),
                    files = table.Column<List<string>>(type: "text[]", nullable: false),
                    dropped_columns = table.Column<List<string>>(type: "text[]", nullable: false),
                    ignored_columns = table.Column<List<string>>(type: "text[]", nullable: false),
                    remarks = table.Column<List<string>>(type: "text[]", nullable: false),
                    years = table.Column<List<int>>(type: "integer[]", nullable: false),
                    scope = table.Column<List<string>>(type: "text[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources_import", x => x.number);
                }
            );

            migrationBuilder.CreateTable(
                name: "sources_indicator",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    label_english = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    decimals = table.Column<int>(type: "integer", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    breakdown = table.Column<string>(type: "text", nullable: true),
                    suppress_below = table.Column<int>(type: "integer", nullable: false),
                    context_only = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources_indicator", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "sources_part_title",
                columns: table => new
                {
                    part = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources_part_title", x => x.part);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_recovery_code",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_recovery_code", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_recovery_code_access_account_account_id",
                        column: x => x.account_id,
                        principalTable: "access_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "areas_figure_column",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    block_id = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    part = table.Column<string>(type: "text", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    values = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas_figure_column", x => x.id);
                    table.ForeignKey(
                        name: "fk_areas_figure_column_areas_figure_block_block_id",
                        column: x => x.block_id,
                        principalTable: "areas_figure_block",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "sources_rejected_row",
                columns: table => new
                {
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    import = table.Column<int>(type: "integer", nullable: false),
                    file = table.Column<string>(type: "text", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    column = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources_rejected_row", x => x.id);
                    table.ForeignKey(
                        name: "fk_sources_rejected_row_sources_import_import",
                        column: x => x.import,
                        principalTable: "sources_import",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_account_email_key",
                table: "access_account",
                column: "email_key",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_access_audit_line_about", table: "access_audit_line", column: "about");

            migrationBuilder.CreateIndex(name: "ix_access_audit_line_actor_id", table: "access_audit_line", column: "actor_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_invitation_secret_hash",
                table: "access_invitation",
                column: "secret_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_recovery_code_account_id",
                table: "access_recovery_code",
                column: "account_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_token_secret_hash",
                table: "access_token",
                column: "secret_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_areas_area_code_year", table: "areas_area", columns: new[] { "code", "year" });

            migrationBuilder.CreateIndex(name: "ix_areas_figure_block_import", table: "areas_figure_block", column: "import");

            migrationBuilder.CreateIndex(
                name: "ix_areas_figure_column_block_id_indicator_year",
                table: "areas_figure_column",
                columns: new[] { "block_id", "indicator", "year" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_profiles_switch_model_id",
                table: "profiles_switch",
                columns: new[] { "model", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_sectors_judgement_sector_criterion_id",
                table: "sectors_judgement",
                columns: new[] { "sector", "criterion", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_sectors_sector_edition_import",
                table: "sectors_sector",
                columns: new[] { "edition", "import" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_sources_import_source_number",
                table: "sources_import",
                columns: new[] { "source", "number" }
            );

            migrationBuilder.CreateIndex(name: "ix_sources_rejected_row_import", table: "sources_rejected_row", column: "import");

            migrationBuilder.Sql(AuditTriggers.PostgreSql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AuditTriggers.PostgreSqlDrop);

            migrationBuilder.DropTable(name: "access_audit_line");

            migrationBuilder.DropTable(name: "access_data_protection_key");

            migrationBuilder.DropTable(name: "access_invitation");

            migrationBuilder.DropTable(name: "access_recovery_code");

            migrationBuilder.DropTable(name: "access_token");

            migrationBuilder.DropTable(name: "areas_area");

            migrationBuilder.DropTable(name: "areas_edition");

            migrationBuilder.DropTable(name: "areas_figure_column");

            migrationBuilder.DropTable(name: "areas_succession");

            migrationBuilder.DropTable(name: "profiles_edition");

            migrationBuilder.DropTable(name: "profiles_switch");

            migrationBuilder.DropTable(name: "sectors_judgement");

            migrationBuilder.DropTable(name: "sectors_sector");

            migrationBuilder.DropTable(name: "sectors_vulnerable_sector");

            migrationBuilder.DropTable(name: "sources_indicator");

            migrationBuilder.DropTable(name: "sources_part_title");

            migrationBuilder.DropTable(name: "sources_rejected_row");

            migrationBuilder.DropTable(name: "access_account");

            migrationBuilder.DropTable(name: "areas_figure_block");

            migrationBuilder.DropTable(name: "sources_import");
        }
    }
}
