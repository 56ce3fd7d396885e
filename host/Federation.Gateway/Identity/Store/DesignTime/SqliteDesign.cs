using Federation.Gateway.Identity.Server;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Store.DesignTime;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteIdentityDatabase --output-dir Identity/Store/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteIdentityDatabase>
{
    /// <summary>As the host has it, for the model depends on its options. The database is not opened.</summary>
    public SqliteIdentityDatabase CreateDbContext(string[] args)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddIdentityStore(new IdentitySettings(Path.GetTempPath(), PublicUrl: null, Postgres: null));
        return (SqliteIdentityDatabase)services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<IdentityDatabase>();
    }
}
