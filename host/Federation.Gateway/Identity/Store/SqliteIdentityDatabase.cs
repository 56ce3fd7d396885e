using Microsoft.EntityFrameworkCore;

namespace Federation.Gateway.Identity.Store;

/// <summary>The account store in a file of the data folder: the default.</summary>
internal sealed class SqliteIdentityDatabase(DbContextOptions<SqliteIdentityDatabase> options) : IdentityDatabase(options);
