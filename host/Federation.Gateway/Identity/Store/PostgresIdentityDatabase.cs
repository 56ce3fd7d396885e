using Microsoft.EntityFrameworkCore;

namespace Federation.Gateway.Identity.Store;

/// <summary>The account store in PostgreSQL, which is kept and backed up apart from the host.</summary>
internal sealed class PostgresIdentityDatabase(DbContextOptions<PostgresIdentityDatabase> options) : IdentityDatabase(options);
