using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>Where members of networks that speak for themselves sign when they stand at a door of this directory. Thread safe.</summary>
internal sealed class ForeignHomes(DirectoryChains chains, DirectoryMoments moments, FederationAddresses addresses)
{
    private static readonly string[] Handed = ["nonce", "alone", "lang"];

    /// <summary>Each with the centre and what its door showed.</summary>
    /// <param name="query">Of the page that the door's code led to.</param>
    public async Task<IReadOnlyList<(NetworkId Network, string Address)>> OfAsync(CentreId centre, IQueryCollection query, CancellationToken cancellationToken)
    {
        var found = new List<(NetworkId, string)>();
        foreach (var network in (await moments.ReadAsync(cancellationToken)).Registered.Networks.Values.OrderBy(network => network.Network.Value, StringComparer.Ordinal))
        {
            if (!Trust.Entities.EntityId.TryParse(network.Entity, addresses.AllowLoopback, out var entity) || (await chains.ResolveAsync(entity, cancellationToken)).Value is not { } chain) continue;
            if (chain.As(IssuerMetadata.Type).Value is null || chain.Metadata.Text(IssuerMetadata.Type, IssuerMetadata.VisitEndpoint) is not { } text || !Uri.TryCreate(text, UriKind.Absolute, out var visit) || visit.Host != entity.Host) continue;
            var handed = new QueryBuilder { { "centre", addresses.Of(HostedEntity.Of(centre)).Value } };
            foreach (string name in Handed) if (query.TryGetValue(name, out var value)) handed.Add(name, value.ToString());
            found.Add((network.Network, visit.GetLeftPart(UriPartial.Path) + handed.ToQueryString()));
        }

        return found;
    }
}
