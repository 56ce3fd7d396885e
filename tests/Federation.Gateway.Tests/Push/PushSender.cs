using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Push;

/// <summary>A host that networks push to over real HTTP, and their side of it, written from the standard alone.</summary>
internal sealed class PushSender : IAsyncDisposable
{
    private long _version = 1;

    public required GatewayHost Host { get; init; }

    public required string PushedFolder { get; init; }

    /// <summary>Network <c>a</c> has a secret and <c>b</c> none.</summary>
    public static async Task<PushSender> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("pushed-").FullName;
        var host = await GatewayHost.StartAsync(kestrel: true, extend: services => services.Configure<PushOptions>(options => (options.Folder, options.KeyFile) = (Path.Combine(folder, "pushed"), Path.Combine(folder, "push-key"))));
        var sender = new PushSender { Host = host, PushedFolder = folder };
        await host.Seed.AddAsync(Seed.Network("a"));
        await host.Seed.AddAsync(Seed.Network("b"));
        await sender.RenewAsync(1);
        return sender;
    }

    public string SecretOf(int generation) => Host.Services.GetRequiredService<PushKeys>().Text(NetworkId.Parse("a"), generation);

    /// <summary>What the network's grain would store.</summary>
    public async Task RenewAsync(int generation)
    {
        var record = new NetworkRecord { Definition = Seed.Network("a"), Push = new PushState { Key = new PushKey(generation, Host.Clock.GetUtcNow()) } };
        await Host.Store.CommitAsync(new StoreBatch { PartitionKey = "a", Writes = [new StateWrite(new StateKey(RowKinds.Network, "a"), _version++, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.NetworkRecord))] });
        _ = SecretOf(generation);
    }

    public HttpRequestMessage Message(string network, string id, byte[] body, string? secret = null, DateTimeOffset? at = null, string? signature = null, string? type = "text/csv", string? encoding = null)
    {
        long seconds = (at ?? Host.Clock.GetUtcNow()).ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/push/{network}") { Content = new ByteArrayContent(body) };
        if (type is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature ?? Sign(secret ?? SecretOf(1), id, seconds, body));
        return request;
    }

    public static string Sign(string secret, string id, long seconds, byte[] body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), (byte[])[.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")), .. body]))}";

    public Task<Answer> SendAsync(HttpRequestMessage request, string? address = null)
    {
        if (address is not null) request.Headers.Add(GatewayHost.AddressHeader, address);
        return Host.SendAsync(request);
    }

    /// <summary>Files that were left behind.</summary>
    public IEnumerable<string> Left() => Directory.Exists(Path.Combine(PushedFolder, "pushed")) ? Directory.EnumerateFiles(Path.Combine(PushedFolder, "pushed"), "*", SearchOption.AllDirectories) : [];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(PushedFolder, recursive: true);
    }
}
