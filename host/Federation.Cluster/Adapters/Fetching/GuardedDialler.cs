using System.Net;
using System.Net.Sockets;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Connects to a host only where its name leads to the public internet. A name is looked up once for each connection, and what is connected to
/// is what was checked: a name that answers otherwise a moment later gains nothing. Thread safe.
/// </summary>
internal sealed class GuardedDialler(IDialler dialler)
{
    private static readonly IPAddress[] ThisMachine = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <exception cref="AdapterException">Code <c>http.refused-address</c>.</exception>
    public async Task<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken) =>
        await dialler.ConnectAsync(await AddressesAsync(target.Host, cancellationToken), target.Port, cancellationToken);

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        bool isLiteral = IPAddress.TryParse(host, out var literal);

        // Whether this machine may be asked at all, the text of the address decided before. Its name is not looked up: it could lead elsewhere.
        if (HostName.IsLoopback(host)) return isLiteral ? [literal!] : ThisMachine; // a literal was parsed
        var addresses = isLiteral ? [literal!] : await dialler.ResolveAsync(host, cancellationToken);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);

        // One that is not public condemns all: which of them is connected to would be chance. It is not named, for it tells of the network within.
        return addresses.All(PublicAddresses.Contains) ? addresses : throw AddressGuard.Refused($"{host} leads to an address that is not of the public internet.");
    }
}
