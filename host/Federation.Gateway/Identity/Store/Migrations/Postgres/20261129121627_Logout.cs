using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Federation.Gateway.Identity.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Logout : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LogoutNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Client = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Subject = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogoutNotices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SessionClients",
                columns: table => new
                {
                    Session = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Client = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AccountId = table.Column<string>(type: "text", nullable: false),
                    Origin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Subject = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sid = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionClients", x => new { x.Session, x.Client });
                });

            migrationBuilder.CreateIndex(
                name: "IX_LogoutNotices_NextAt",
                table: "LogoutNotices",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_SessionClients_AccountId",
                table: "SessionClients",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SessionClients_Origin",
                table: "SessionClients",
                column: "Origin");

            migrationBuilder.CreateIndex(
                name: "IX_SessionClients_Until",
                table: "SessionClients",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LogoutNotices");

            migrationBuilder.DropTable(
                name: "SessionClients");
        }
    }
}
