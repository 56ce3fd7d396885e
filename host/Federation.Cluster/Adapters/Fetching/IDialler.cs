using System.Net;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>Looks up names and connects, without any judgement. Thread safe.</summary>
internal interface IDialler
{
    /// <exception cref="System.Net.Sockets.SocketException">The name is not found.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Connects to the first of the addresses that answers.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">None does.</exception>
    Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken);
}
