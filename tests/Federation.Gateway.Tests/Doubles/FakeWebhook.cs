using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Storage;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A webhook stored as its grain stores it. Nothing is ever sent: every test of it is answered with 503.</summary>
internal sealed class FakeWebhook(WebhookId id, MemoryStore store, TimeProvider clock) : IWebhookGrain
{
    private StateKey Row => new(RowKinds.Webhook, id.ToString());

    public Task<WebhookAnswer> Add(string url, WebhookScope scope) => url.StartsWith("https:", StringComparison.Ordinal)
        ? StoreAsync(_ => new Webhook { Id = id, Url = url, Scope = scope, AddedAt = clock.GetUtcNow(), Next = 0 }, "whsec_first")
        : Task.FromResult(WebhookAnswer.Refused(WebhookCodes.RefusedAddress, "It is not https."));

    public Task<WebhookAnswer> Remove() => StoreAsync(_ => null, null);

    public Task<WebhookAnswer> Renew() => StoreAsync(known => known?.Renewed(clock.GetUtcNow()), "whsec_second");

    public Task<WebhookAnswer> Resume() => StoreAsync(known => known?.Resumed(), null);

    public async Task<WebhookAnswer> Test() => new() { Webhook = await ReadAsync(), Attempt = new WebhookAttempt(WebhookCodes.NotTaken, 503, null) };

    public Task<bool> Deliver() => throw new NotSupportedException("Nothing of the gateway sends.");

    private async Task<Webhook?> ReadAsync() => await store.ReadAsync(Row) is { } row ? JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.WebhookRecord)?.Webhook : null;

    private async Task<WebhookAnswer> StoreAsync(Func<Webhook?, Webhook?> change, string? secret)
    {
        var before = await ReadAsync();
        var after = change(before);
        var body = after is null ? (ReadOnlyMemory<byte>?)null : JsonSerializer.SerializeToUtf8Bytes(new WebhookRecord { Webhook = after }, ClusterJson.Default.WebhookRecord);
        await store.CommitAsync(new StoreBatch { PartitionKey = Row.Id, Writes = [new StateWrite(Row, (await store.ReadAsync(Row))?.Version ?? 0, body)] });
        return new WebhookAnswer { Webhook = after ?? before, Secret = secret };
    }
}
