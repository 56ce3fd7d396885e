using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Federation.Gateway.Identity.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BlockedMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BlockedAt",
                table: "Memberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BlockedBy",
                table: "Memberships",
                type: "TEXT",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BlockedAt",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "BlockedBy",
                table: "Memberships");
        }
    }
}
