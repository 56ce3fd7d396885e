using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A resolver that answers as written down, one answer after another, and a network on which nobody listens.</summary>
internal sealed class ScriptedDialler(params string[] answers) : IDialler
{
    private readonly ConcurrentQueue<string> _connected = new();
    private int _lookups;

    public int Lookups => _lookups;

    /// <summary>What a connection was attempted to.</summary>
    public IReadOnlyCollection<string> Connected => _connected;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        string answer = answers[Math.Min(Interlocked.Increment(ref _lookups), answers.Length) - 1];
        return Task.FromResult(answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray());
    }

    public Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        _connected.Enqueue($"{string.Join<IPAddress>(' ', addresses)}:{port}");
        throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
