using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Federation.Gateway.Identity.Store;

/// <summary>The account store in PostgreSQL, which is kept and backed up apart from the host. Where its connection string names one schema, that is made.</summary>
internal sealed partial class PostgresIdentityDatabase(DbContextOptions<PostgresIdentityDatabase> options) : IdentityDatabase(options)
{
    [SuppressMessage("Security", "EF1002", Justification = "The name has letters, digits and underlines alone.")]
    protected override async Task CreateSchemaAsync(CancellationToken cancellationToken)
    {
        if (new NpgsqlConnectionStringBuilder(Database.GetConnectionString()).SearchPath is not { } schema || !PlainName().IsMatch(schema)) return;
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        // Hosts that start together make it once.
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('federation identity'))", cancellationToken);
        bool isThere = await Database.SqlQuery<bool>($"SELECT to_regnamespace({schema}) IS NOT NULL AS \"Value\"").SingleAsync(cancellationToken);
        if (!isThere) await Database.ExecuteSqlRawAsync($"CREATE SCHEMA \"{schema}\"", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
