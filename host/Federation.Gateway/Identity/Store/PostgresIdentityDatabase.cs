using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Federation.Gateway.Identity.Store;

/// <summary>The account store in PostgreSQL, which is kept and backed up apart from the host. Where its connection string names a schema, that is made.</summary>
internal sealed class PostgresIdentityDatabase(DbContextOptions<PostgresIdentityDatabase> options) : IdentityDatabase(options)
{
    [SuppressMessage("Security", "EF1002", Justification = "The name is quoted, and the operator's own.")]
    protected override async Task CreateSchemaAsync(CancellationToken cancellationToken)
    {
        if (new NpgsqlConnectionStringBuilder(Database.GetConnectionString()).SearchPath is not { Length: > 0 } schema) return;
        string name = new NpgsqlCommandBuilder().QuoteIdentifier(schema);
        bool isThere = await Database.SqlQuery<bool>($"SELECT to_regnamespace({name}) IS NOT NULL AS \"Value\"").SingleAsync(cancellationToken);
        if (!isThere) await Database.ExecuteSqlRawAsync($"CREATE SCHEMA IF NOT EXISTS {name}", cancellationToken);
    }
}
