using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Hosting;

/// <summary>A network's terms, as stored.</summary>
internal sealed class HostingRecord : ICommitsWithState
{
    private EventWrite? _event;

    /// <summary>How often they were set; 0 before the first time.</summary>
    public int Version { get; set; }

    /// <summary>Null before they were set.</summary>
    public HostingTerms? Terms { get; set; }

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => [];

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _event is null ? [] : [_event];

    string? ICommitsWithState.IdempotencyKey => null; // The row's version already makes a write happen once.

    void ICommitsWithState.Committed(CommitReceipt receipt) => _event = null;

    public void Announce(NetworkId network, HostingTermsSet happened) => _event = new EventWrite(KeyOf(network), JsonSerializer.SerializeToUtf8Bytes(happened, ClusterJson.Default.HostingTermsSet));

    internal static StateKey KeyOf(NetworkId network) => new(RowKinds.HostingTerms, network.Value);

    internal static HostingRecord Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.HostingRecord) ?? throw new JsonException($"Row {row.Key} is empty.");
}

/// <summary>That terms were set. Who gave the command stands in it by the opaque id of an account or client, and is shown to nobody.</summary>
internal sealed record HostingTermsSet(DateTimeOffset At, string By);
