using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Federation.Gateway.Identity.Store.DesignTime;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteIdentityDatabase --output-dir Identity/Store/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteIdentityDatabase>
{
    public SqliteIdentityDatabase CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteIdentityDatabase>().UseSqlite("Data Source=:memory:").Options);
}
