using System.Runtime.CompilerServices;
using Federation.Cluster.Federating;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Trust.Chains;
using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>
/// This directory, and whoever issues credentials below a network that speaks for itself: known by a chain of trust up to this directory, that is kept until it is over. Nobody has to be told of anybody's keys. Thread
/// safe.
/// </summary>
internal sealed class FederatedPassIssuers(OwnPassIssuer own, DirectoryChains chains, DirectoryMoments moments, FederationAddresses addresses) : IPassIssuers
{
    /// <summary>A member waits at the door.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A chain that is kept is one object, and what it says never changes.</summary>
    private readonly ConditionalWeakTable<TrustChain, PassIssuer> _read = [];

    public async ValueTask<PassIssuer?> FindAsync(string issuer, CancellationToken cancellationToken)
    {
        if (own.Current is var here && issuer == here.Id) return here;
        // Anybody may name anything in a credential: none but hosts of partners are asked.
        if (!EntityId.TryParse(issuer, addresses.AllowLoopback, out var entity) || entity.Value != issuer) return null;
        var moment = await moments.ReadAsync(cancellationToken);
        if (!moment.Covers(entity)) return null;
        return await ResolveAsync(entity, cancellationToken) is { } chain && NetworkOf(chain, moment.Registered) is { } home ? Read(chain, home) : null;
    }

    /// <summary>All that are networks' own entities and issue credentials.</summary>
    public async Task<IReadOnlyList<PassIssuer>> AllAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll((await moments.ReadAsync(cancellationToken)).Registered.Networks.Values.Select(network => FindAsync(network.Entity, cancellationToken).AsTask()));
        return [.. found.OfType<PassIssuer>()];
    }

    private PassIssuer? Read(TrustChain chain, NetworkId network)
    {
        if (_read.TryGetValue(chain, out var known) && known.Network == network) return known;
        if (IssuerMetadata.Read(chain, network) is not { } issuer) return null;
        _read.AddOrUpdate(chain, issuer);
        return issuer;
    }

    private async Task<TrustChain?> ResolveAsync(EntityId entity, CancellationToken cancellationToken)
    {
        try
        {
            return (await chains.ResolveAsync(entity, cancellationToken).WaitAsync(Patience, cancellationToken)).Value;
        }
        catch (TimeoutException)
        {
            return null; // It is built to its end all the same, for whoever comes next.
        }
    }

    /// <summary>The network right below this directory: what is further down is its own affair.</summary>
    private static NetworkId? NetworkOf(TrustChain chain, RegisteredEntities registered) =>
        chain.Statements.FirstOrDefault(statement => statement.Issuer == chain.Anchor && statement.Subject != chain.Anchor) is { } top ? registered.Of(top.Subject)?.Network : null;
}
