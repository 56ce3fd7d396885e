using Microsoft.EntityFrameworkCore;

namespace Federation.Gateway.Identity.Store;

/// <summary>The account store in PostgreSQL, which several hosts can share.</summary>
internal sealed class PostgresIdentityDatabase(DbContextOptions<PostgresIdentityDatabase> options) : IdentityDatabase(options);
