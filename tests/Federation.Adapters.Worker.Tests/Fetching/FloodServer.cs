using System.Net;
using System.Net.Sockets;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>Answers one request with up to ten gibibytes, straight into the socket: what it counts, the other side's machine has taken.</summary>
internal sealed class FloodServer : IAsyncDisposable
{
    private const long Flood = 10L * 1024 * 1024 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task<long> _flooding;

    public FloodServer()
    {
        _listener.Start();
        _flooding = Task.Run(FloodAsync);
    }

    public string Url => $"http://{_listener.LocalEndpoint}/";

    /// <summary>How many bytes were taken before the other side had enough.</summary>
    public Task<long> Taken => _flooding;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _flooding;
    }

    private async Task<long> FloodAsync()
    {
        byte[] block = new byte[64 * 1024];
        long taken = 0;
        try
        {
            using var client = await _listener.AcceptSocketAsync();
            await client.ReceiveAsync(block);
            await client.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n"u8.ToArray());
            while (taken < Flood) taken += await client.SendAsync(block);
        }
        catch (SocketException)
        {
            // The other side has hung up, or the test is over.
            return taken;
        }

        return taken;
    }
}
