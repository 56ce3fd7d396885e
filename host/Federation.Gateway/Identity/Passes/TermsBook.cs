using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Passes;

/// <summary>What networks want of doors that meet their members. Thread safe.</summary>
internal sealed class TermsBook(IServiceScopeFactory scopes)
{
    /// <summary><see cref="OfflinePolicy.Never"/> where the network never said.</summary>
    public async Task<OfflinePolicy> OfflinePolicyAsync(NetworkId network, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var terms = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Terms.AsNoTracking().FirstOrDefaultAsync(row => row.Network == network.Value, cancellationToken);
        return OfflinePolicies.TryParse(terms?.OfflinePolicy, out var policy) ? policy : OfflinePolicy.Never;
    }

    /// <summary>Counts for the credentials that are issued from then on.</summary>
    public async Task SetOfflinePolicyAsync(NetworkId network, OfflinePolicy policy, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        if (await database.Terms.FindAsync([network.Value], cancellationToken) is { } known) known.OfflinePolicy = policy.Word();
        else database.Terms.Add(new NetworkTerms { Network = network.Value, OfflinePolicy = policy.Word() });
        await database.SaveChangesAsync(cancellationToken);
    }
}
