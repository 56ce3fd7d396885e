namespace Federation.Cluster.Storage;

/// <summary>The stable codes of the store's failures. What to do about each stands in <c>Problems/store.json</c>.</summary>
public static class StoreCodes
{
    /// <summary>The file for a backup is there already, or cannot be written.</summary>
    public const string Backup = "store.backup";

    /// <summary>Other processes write without a pause, or hold the database's write lock; or its server has too much to do.</summary>
    public const string Busy = "store.busy";

    /// <summary>The database file could not be opened or created.</summary>
    public const string CannotOpen = "store.cannot-open";

    /// <summary>The store was closed while the call waited, or before it.</summary>
    public const string Closed = "store.closed";

    /// <summary>The database file is not sound.</summary>
    public const string Damaged = "store.damaged";

    /// <summary>The data folder cannot be created or locked.</summary>
    public const string Folder = "store.folder";

    /// <summary>The database or table is there, but not a directory's.</summary>
    public const string Foreign = "store.foreign";

    /// <summary>The disk, or the size the operator allows, is used up.</summary>
    public const string Full = "store.full";

    /// <summary>Another process works in the data folder.</summary>
    public const string InUse = "store.in-use";

    /// <summary>The disk answered with an error.</summary>
    public const string InputOutput = "store.io";

    /// <summary>The keys of this host are not those of the others that share the store.</summary>
    public const string Keys = "store.keys";

    /// <summary>The file to read does not exist.</summary>
    public const string Missing = "store.missing";

    /// <summary>A newer release wrote the database.</summary>
    public const string Newer = "store.newer";

    /// <summary>The file system does not allow the journal that survives crashes.</summary>
    public const string NoJournal = "store.no-journal";

    /// <summary>A store that another is to be copied into holds something.</summary>
    public const string Occupied = "store.occupied";

    /// <summary>The file or its folder may not be written.</summary>
    public const string ReadOnly = "store.read-only";

    /// <summary>The server that keeps the rows does not let this process in, or not do what the directory does.</summary>
    public const string Refused = "store.refused";

    /// <summary>A backup cannot be put in the store's place, or is not sound.</summary>
    public const string Restore = "store.restore";

    /// <summary>A backup is in the store's place, and what has to be erased from it was not.</summary>
    public const string Restored = "store.restored";

    /// <summary>A row's body does not have the shape that its reader expects.</summary>
    public const string Row = "store.row";

    /// <summary>How the store is named in the settings is no way to name one.</summary>
    public const string Settings = "store.settings";

    /// <summary>Anything else that kept the store from working.</summary>
    public const string Unavailable = "store.unavailable";

    /// <summary>The server that keeps the rows does not answer: it is down, starting, or the way to it is cut.</summary>
    public const string Unreachable = "store.unreachable";

    /// <summary>A host that is at work speaks no version that this release does.</summary>
    public const string Wire = "store.wire";
}
