namespace Federation.Cluster.Storage.Transfer;

/// <summary>A store that can be moved: versions, positions and idempotency keys go over as they are, so that whoever follows the feed follows on.</summary>
internal interface ITransferableStore : IDirectoryStore
{
    /// <summary>What it holds now. The caller disposes it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    Task<IStoreContents> OpenContentsAsync(CancellationToken cancellationToken);

    /// <summary>Puts this into the place of all that it holds, while nobody else is at work on it. Where it fails, it holds what it did.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.Occupied"/>: it holds something, and cannot replace it as a whole. Or it cannot be written.</exception>
    Task TakeOverAsync(IStoreContents contents, CancellationToken cancellationToken);
}
