using System.Diagnostics.CodeAnalysis;

namespace Federation.Cluster.Storage;

/// <summary>What came of trying to take a data folder.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Lock">The lock; null where another process holds it.</param>
/// <param name="Holder">That other process; null where it is unknown.</param>
public sealed record DataFolderAttempt(string Folder, DataFolderLock? Lock, DataFolderHolder? Holder)
{
    [MemberNotNullWhen(true, nameof(Lock))]
    public bool Acquired => Lock is not null;

    /// <summary>The lock, or a failure that says by whom the folder is used.</summary>
    /// <exception cref="StoreUnavailableException"><see cref="StoreCodes.InUse"/>.</exception>
    public DataFolderLock Demand() =>
        Lock ?? throw new StoreUnavailableException(StoreCodes.InUse, $"The data folder {Folder} is in use by {Holder?.ToString() ?? "another process"}.");
}
