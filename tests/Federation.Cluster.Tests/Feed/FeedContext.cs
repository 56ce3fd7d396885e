using System.Net;
using System.Text.Json;
using System.Web;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Cluster.Tests.Feed;

/// <summary>What an adapter sees that reads a peer of the ring: its feed's pages as the endpoint writes them, and failures as the host calls them.</summary>
internal sealed class FeedContext(RingDirectory peer) : AdapterContext
{
    public override HttpClient Http => throw new NotSupportedException("The adapter opens addresses.");

    public override AdapterConfig Config { get; } = new(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["source"] = $"{peer.Address}" }));

    public override TimeProvider Clock => peer.Cluster.Clock;

    public override ILogger Log => NullLogger.Instance;

    public override async Task<SourceContent> OpenAsync(string source, CancellationToken cancellationToken)
    {
        var address = new Uri(source);
        Assert.Equal(peer.Address.Host, address.Host);
        var query = HttpUtility.ParseQueryString(address.Query);
        byte[] body = address.AbsolutePath switch
        {
            "/feed/listings" => await peer.PageAsync(query["after"], int.Parse(query["limit"] ?? "", System.Globalization.CultureInfo.InvariantCulture)) ?? throw HttpStatus.Failure(HttpStatusCode.Gone, null, address.AbsolutePath),
            "/issuer/keys" => await peer.KeysAsync(),
            _ => throw HttpStatus.Failure(HttpStatusCode.NotFound, null, address.AbsolutePath),
        };
        return new SourceContent(new MemoryStream(body), "application/json", body.Length);
    }
}
