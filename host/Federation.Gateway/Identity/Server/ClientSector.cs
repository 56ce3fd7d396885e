using Federation.Gateway.Identity.Federating.Clients;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Server;

/// <summary>Whom a client belongs to, as far as pairwise subjects go: its entity where the federation knows it, the one host of its redirect addresses, else the client itself.</summary>
internal readonly record struct ClientSector(string Name)
{
    public static async Task<ClientSector> OfAsync(IOpenIddictApplicationManager clients, object client, CancellationToken cancellationToken)
    {
        // It is known by its entity id alone: where it sends people back is what it says today.
        if (await FederatedClients.IsFederatedAsync(clients, client, cancellationToken)) return new ClientSector($"entity:{await clients.GetClientIdAsync(client, cancellationToken)}");
        var hosts = (await clients.GetRedirectUrisAsync(client, cancellationToken)).Select(address => new Uri(address)).Where(address => address.Scheme == Uri.UriSchemeHttps).Select(address => address.IdnHost).Distinct().ToList();
        return new ClientSector(hosts is [var only] ? $"host:{only}" : $"client:{await clients.GetClientIdAsync(client, cancellationToken)}");
    }
}
