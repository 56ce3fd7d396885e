using System.Text.Json;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Adapters.Mapping.Probing;

/// <summary>A context whose one source is bytes that were read before. Nothing is fetched.</summary>
internal sealed class StartContext : AdapterContext, IDisposable
{
    private readonly AdapterContext _host;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string? _mediaType;
    private readonly HttpClient _nowhere = new(new Nowhere());

    public StartContext(AdapterContext host, string source, ReadOnlyMemory<byte> bytes, string? mediaType)
    {
        _host = host;
        _bytes = bytes;
        _mediaType = mediaType;
        Config = new AdapterConfig(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["source"] = source }));
    }

    public override HttpClient Http => _nowhere;

    public override AdapterConfig Config { get; }

    public override TimeProvider Clock => _host.Clock;

    public override ILogger Log => _host.Log;

    public override Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken) =>
        Task.FromResult(new SourceContent(new MemoryStream(_bytes.ToArray(), writable: false), _mediaType, _bytes.Length));

    public void Dispose() => _nowhere.Dispose();

    private sealed class Nowhere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A draft is tried on bytes that were read before; nothing is fetched for it.");
    }
}
