namespace Federation.Cluster.Storage.Transfer;

/// <summary>Moves a directory from one store to another, of whatever kinds they are.</summary>
public static class StoreTransfer
{
    /// <summary>Puts what one store holds into the place of what another does, which nobody else may be at work on.</summary>
    /// <exception cref="StoreUnavailableException">One cannot be read, or the other not written: then that holds what it did.</exception>
    public static async Task CopyAsync(IDirectoryStore from, IDirectoryStore to, CancellationToken cancellationToken)
    {
        await using var contents = await Of(from).OpenContentsAsync(cancellationToken);
        await Of(to).TakeOverAsync(contents, cancellationToken);
    }

    private static ITransferableStore Of(IDirectoryStore store) => store as ITransferableStore ?? throw new NotSupportedException($"{store.GetType().Name} cannot be moved.");
}
