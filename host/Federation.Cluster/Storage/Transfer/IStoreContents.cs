using Federation.Cluster.Storage.Committing;

namespace Federation.Cluster.Storage.Transfer;

/// <summary>All that a store holds, as it was at one moment, to be read once from front to back and in this order. What keeps it from being read is told as <see cref="StoreUnavailableException"/> of the store it comes from. Not thread safe.</summary>
internal interface IStoreContents : IAsyncDisposable
{
    /// <summary>The feed's position.</summary>
    long Head { get; }

    /// <summary>Every row with its version.</summary>
    IAsyncEnumerable<StateRow> RowsAsync(CancellationToken cancellationToken);

    /// <summary>Every event with its position.</summary>
    IAsyncEnumerable<PlannedEvent> EventsAsync(CancellationToken cancellationToken);

    /// <summary>Every idempotency key with the feed's position after its commit.</summary>
    IAsyncEnumerable<KeyValuePair<string, long>> KeysAsync(CancellationToken cancellationToken);
}
