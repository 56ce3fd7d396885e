namespace Federation.Cluster.Storage.Sqlite;

/// <summary>How an embedded store is opened.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>
    /// The most bytes the database file may take, without its journal. A commit that would need more fails with
    /// <see cref="StoreCodes.Full"/>, and deleting rows makes room again. Null: as many as the disk holds.
    /// </summary>
    public long? MaxBytes { get; init; }

    /// <summary>How long a commit waits for another process that holds the write lock, a backup tool for example. Default 5 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
