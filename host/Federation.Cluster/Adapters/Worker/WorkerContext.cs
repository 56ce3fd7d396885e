using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>The context inside a worker: everything in it ends at the pipe.</summary>
internal sealed class WorkerContext(HostLink link, AdapterConfig config, ILogger log) : AdapterContext, IDisposable
{
    // The host's time-outs rule; a second clock here would only give the same failure another name.
    private readonly HttpClient _http = new(new HostHttpHandler(link)) { Timeout = Timeout.InfiniteTimeSpan };

    public override HttpClient Http => _http;

    public override AdapterConfig Config => config;

    public override TimeProvider Clock => TimeProvider.System;

    public override ILogger Log => log;

    public override async Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var transfer = link.Open(id => link.Writer.Write(FrameType.OpenSource, new OpenMessage(id, source), WireJson.Default.OpenMessage));
        var head = await transfer.HeadAsync<SourceHead>(cancellationToken);
        return new SourceContent(new BodyStream(transfer), head.MediaType, head.Length);
    }

    public void Dispose() => _http.Dispose();
}
