using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>Who has which role. Thread safe.</summary>
internal sealed class GrantBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task<IReadOnlyList<Grant>> OfAsync(string subject, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Grants.AsNoTracking().Where(grant => grant.Subject == subject).OrderBy(grant => grant.Role).ThenBy(grant => grant.Network).ToListAsync(cancellationToken);
    }

    /// <param name="network">Empty for a role that has none.</param>
    /// <param name="by">The subject that grants it; null for the operator of the machine.</param>
    /// <returns>False where it was granted already.</returns>
    public async Task<bool> AddAsync(string subject, string role, string network, string? by, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        if (await database.Grants.FindAsync([subject, role, network], cancellationToken) is not null) return false;
        database.Grants.Add(new Grant { Subject = subject, Role = role, Network = network, GrantedAt = clock.GetUtcNow().UtcDateTime, GrantedBy = by });
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <returns>False where there was none.</returns>
    public async Task<bool> RemoveAsync(string subject, string role, string network, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Grants.Where(grant => grant.Subject == subject && grant.Role == role && grant.Network == network).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    public async Task RemoveAllAsync(string subject, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Grants.Where(grant => grant.Subject == subject).ExecuteDeleteAsync(cancellationToken);
    }
}
