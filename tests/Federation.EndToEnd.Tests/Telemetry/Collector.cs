using System.Collections.Concurrent;
using System.Text;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.Telemetry;

/// <summary>Takes what a host sends by OTLP over HTTP, and keeps every byte of it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _taken = new();

    private Collector(LoopbackServer server)
    {
        _server = server;
        foreach (string signal in (string[])["traces", "metrics", "logs"])
        {
            server.Serve($"/v1/{signal}", async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body, http.RequestAborted);
                _taken.Enqueue((signal, body.ToArray()));
                http.Response.StatusCode = StatusCodes.Status200OK;
            });
        }
    }

    public string Url => _server.UrlOf("");

    public static async Task<Collector> StartAsync() => new(await LoopbackServer.StartAsync());

    /// <summary>All that came of one signal: texts stand in it as they are, for protobuf packs nothing.</summary>
    public string All(string signal) => string.Concat(_taken.Where(one => one.Signal == signal).Select(one => Encoding.UTF8.GetString(one.Body)));

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
