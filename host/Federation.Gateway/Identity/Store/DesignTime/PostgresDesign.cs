using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Federation.Gateway.Identity.Store.DesignTime;

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresIdentityDatabase --output-dir Identity/Store/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresIdentityDatabase>
{
    public PostgresIdentityDatabase CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresIdentityDatabase>().UseNpgsql("Host=localhost").Options);
}
