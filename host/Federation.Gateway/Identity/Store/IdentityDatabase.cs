using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Federation.Gateway.Identity.Store;

/// <summary>
/// The account store: the one place of the directory that knows persons. Accounts and their passkeys, memberships, roles, networks' providers, keys, and what OpenIddict keeps of clients and
/// tokens. Apart from the directory's own store, so that it can be kept, moved and erased apart.
/// </summary>
internal abstract class IdentityDatabase(DbContextOptions options) : IdentityUserContext<Account>(options)
{
    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<SessionClient> SessionClients => Set<SessionClient>();

    public DbSet<LogoutNotice> LogoutNotices => Set<LogoutNotice>();

    public DbSet<NetworkProvider> Providers => Set<NetworkProvider>();

    public DbSet<IssuedCredential> Credentials => Set<IssuedCredential>();

    public DbSet<NetworkTerms> Terms => Set<NetworkTerms>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    /// <summary>Brings the store to the newest form, and makes it where there is none.</summary>
    /// <exception cref="IdentityStoreException">It cannot be reached, or is none.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CreateSchemaAsync(cancellationToken);
            await Database.MigrateAsync(cancellationToken);
        }
        catch (DbException failure)
        {
            throw new IdentityStoreException($"The account store cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>Lets go of what was deleted, also where the store keeps a journal of it.</summary>
    public virtual Task ForgetAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes what the tables lie in, where the store has such.</summary>
    protected virtual Task CreateSchemaAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The first version with passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();
        builder.Entity<Membership>(membership =>
        {
            membership.HasKey(row => new { row.AccountId, row.Network });
            membership.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
            membership.HasIndex(row => row.Network);
            membership.Property(row => row.Network).HasMaxLength(64);
            membership.Property(row => row.Tier).HasMaxLength(64);
            membership.Property(row => row.BlockedBy).HasMaxLength(200);
        });
        builder.Entity<Grant>(grant =>
        {
            grant.HasKey(row => new { row.Subject, row.Role, row.Network });
            grant.HasIndex(row => row.Network);
            grant.Property(row => row.Subject).HasMaxLength(200);
            grant.Property(row => row.Role).HasMaxLength(32);
            grant.Property(row => row.Network).HasMaxLength(64);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.HasKey(row => row.CodeHash);
            invitation.HasIndex(row => row.Email);
        });
        builder.Entity<EndedSession>(session =>
        {
            session.HasKey(row => row.Id);
            session.HasIndex(row => row.Until);
            session.Property(row => row.Id).HasMaxLength(32);
        });
        builder.Entity<SessionClient>(client =>
        {
            client.HasKey(row => new { row.Session, row.Client });
            client.HasIndex(row => row.AccountId);
            client.HasIndex(row => row.Origin);
            client.HasIndex(row => row.Until);
            client.Property(row => row.Session).HasMaxLength(32);
            client.Property(row => row.Client).HasMaxLength(64);
            client.Property(row => row.Origin).HasMaxLength(32);
            client.Property(row => row.Subject).HasMaxLength(64);
            client.Property(row => row.Sid).HasMaxLength(64);
        });
        builder.Entity<LogoutNotice>(notice =>
        {
            notice.HasKey(row => row.Id);
            notice.HasIndex(row => row.NextAt);
            notice.Property(row => row.Client).HasMaxLength(64);
            notice.Property(row => row.Subject).HasMaxLength(64);
            notice.Property(row => row.Sid).HasMaxLength(64);
        });
        builder.Entity<NetworkProvider>().HasKey(row => row.Network);
        builder.Entity<IssuedCredential>(credential =>
        {
            credential.HasKey(row => row.StatusIndex);
            credential.Property(row => row.StatusIndex).ValueGeneratedNever();
            // The place of who is gone stays taken back, and nobody's.
            credential.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.SetNull);
            credential.HasIndex(row => row.AccountId);
            credential.HasIndex(row => row.Until);
            credential.Property(row => row.Network).HasMaxLength(64);
        });
        builder.Entity<NetworkTerms>(terms =>
        {
            terms.HasKey(row => row.Network);
            terms.Property(row => row.Network).HasMaxLength(64);
            terms.Property(row => row.OfflinePolicy).HasMaxLength(16);
        });
        builder.Entity<StoredKey>(key =>
        {
            key.HasKey(row => row.Id);
            key.Property(row => row.Use).HasConversion<string>();
        });
    }
}
