using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Federation.Cluster.Adapters.Fetching;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>A resolver that answers as written down, one answer after another, and a network on which nobody listens, or where nothing ever comes back.</summary>
internal sealed class ScriptedDialler(params string[] answers) : IDialler
{
    private readonly ConcurrentQueue<string> _connected = new();
    private int _lookups;

    public int Lookups => _lookups;

    /// <summary>True where packets are dropped: a connection is neither made nor refused.</summary>
    public bool IsBlackHole { get; init; }

    /// <summary>What a connection was attempted to.</summary>
    public IReadOnlyCollection<string> Connected => _connected;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        string answer = answers[Math.Min(Interlocked.Increment(ref _lookups), answers.Length) - 1];
        return Task.FromResult(answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse).ToArray());
    }

    public async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        _connected.Enqueue($"{string.Join<IPAddress>(' ', addresses)}:{port}");
        if (IsBlackHole) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
