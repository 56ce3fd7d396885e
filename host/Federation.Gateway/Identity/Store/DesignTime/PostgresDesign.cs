using Federation.Gateway.Identity.Server;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Store.DesignTime;

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresIdentityDatabase --output-dir Identity/Store/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresIdentityDatabase>
{
    /// <summary>As the host has it, for the model depends on its options. The database is not opened.</summary>
    public PostgresIdentityDatabase CreateDbContext(string[] args)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddIdentityStore(new IdentitySettings(Path.GetTempPath(), PublicUrl: null, Postgres: "Host=localhost"));
        return (PostgresIdentityDatabase)services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<IdentityDatabase>();
    }
}
