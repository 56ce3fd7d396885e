using Microsoft.EntityFrameworkCore;

namespace Federation.Gateway.Identity.Store;

/// <summary>The account store in a file of the data folder: the default.</summary>
internal sealed class SqliteIdentityDatabase(DbContextOptions<SqliteIdentityDatabase> options) : IdentityDatabase(options)
{
    /// <summary>The log of writes is emptied, where no reader needs it at that moment; the hourly pruning tries again.</summary>
    public override Task ForgetAsync(CancellationToken cancellationToken) => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);
}
