using Federation.Cluster.Mail;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>The accounts that run networks. Thread safe: every call has a unit of work of its own.</summary>
internal sealed class ManagerAccounts(IServiceScopeFactory scopes) : INetworkAccounts
{
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyCollection<NetworkId> networks, CancellationToken cancellationToken)
    {
        if (networks.Count == 0) return [];
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        string[] names = [.. networks.Select(network => network.Value)];
        // A client of the directory has a grant of its own, and no mailbox.
        var accounts = await database.Grants.AsNoTracking().Where(grant => grant.Role == nameof(Role.NetworkManager) && names.Contains(grant.Network) && database.Users.Any(account => account.Id == grant.Subject)).Select(grant => grant.Subject).Distinct().ToListAsync(cancellationToken);
        return [.. accounts.Order(StringComparer.Ordinal)];
    }
}
