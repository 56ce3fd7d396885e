namespace Federation.Contracts;

/// <summary>What a source can tell about its listings.</summary>
[Flags]
public enum AdapterCapabilities
{
    None = 0,

    /// <summary>The whole set can be read, and its end is known.</summary>
    Snapshot = 1,

    /// <summary>Only what changed since a cursor can be read.</summary>
    Incremental = 2,

    /// <summary>The source names the ids it has removed.</summary>
    Deletions = 4,
}
