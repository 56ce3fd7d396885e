using OpenIddict.Abstractions;

namespace Federation.Gateway.Identity.Server;

/// <summary>Whom a client belongs to, as far as pairwise subjects go: the one host of its redirect addresses, else the client itself.</summary>
internal readonly record struct ClientSector(string Name)
{
    public static async Task<ClientSector> OfAsync(IOpenIddictApplicationManager clients, object client, CancellationToken cancellationToken)
    {
        var hosts = (await clients.GetRedirectUrisAsync(client, cancellationToken)).Select(address => new Uri(address)).Where(address => address.Scheme == Uri.UriSchemeHttps).Select(address => address.IdnHost).Distinct().ToList();
        return new ClientSector(hosts is [var only] ? $"host:{only}" : $"client:{await clients.GetClientIdAsync(client, cancellationToken)}");
    }
}
