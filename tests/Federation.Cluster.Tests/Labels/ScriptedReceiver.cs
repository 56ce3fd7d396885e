using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Federation.Cluster.Tests.Labels;

/// <summary>A server on a port of its own that keeps what it is sent, and answers each with the next line of its script; with 204 once that is at its end.</summary>
internal sealed class ScriptedReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _script;

    /// <param name="script">Statuses with what follows in their head, such as <c>503 No\r\nRetry-After: 60</c>.</param>
    public ScriptedReceiver(params string[] script)
    {
        _script = new(script);
        _listener.Start();
        _ = ServeAsync(); // ends with the listener
    }

    public ConcurrentQueue<PostedRequest> Requests { get; } = [];

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            Requests.Enqueue(await PostedRequest.ReadAsync(stream));
            string status = _script.TryDequeue(out string? scripted) ? scripted : "204 No Content";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    }
}
