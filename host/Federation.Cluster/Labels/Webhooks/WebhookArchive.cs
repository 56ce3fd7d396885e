using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Reads webhooks from the store, without waking their grains. Thread safe.</summary>
public sealed class WebhookArchive(IDirectoryStore store)
{
    /// <summary>Those of all networks.</summary>
    public IAsyncEnumerable<Webhook> AllAsync(CancellationToken cancellationToken) => ReadAsync("", cancellationToken);

    /// <summary>Those of one, in the order in which they were added.</summary>
    public IAsyncEnumerable<Webhook> OfAsync(NetworkId network, CancellationToken cancellationToken) => ReadAsync($"{network}/", cancellationToken);

    private IAsyncEnumerable<Webhook> ReadAsync(string prefix, CancellationToken cancellationToken) =>
        store.ScanAsync(RowKinds.Webhook, prefix, cancellationToken).Select(row => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.WebhookRecord)?.Webhook).OfType<Webhook>();
}
