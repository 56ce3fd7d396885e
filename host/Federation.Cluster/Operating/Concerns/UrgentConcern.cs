using Federation.Cluster.Telemetry;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>Something that does not work, or soon will not.</summary>
/// <param name="Of">Which of several: a reader of the feed, a purpose of keys. A word of ours; null where there is but one.</param>
internal sealed record UrgentConcern(UrgentKind Kind, string? Of = null)
{
    /// <summary>The same for as long as the same is the matter: <c>disk_short</c>, <c>reader_late/index</c>.</summary>
    public string Key => Of is null ? TelemetryTags.Of(Kind) : $"{TelemetryTags.Of(Kind)}/{Of}";
}

/// <summary>What can be urgent. Stored by name.</summary>
internal enum UrgentKind
{
    /// <summary>The cluster does not answer.</summary>
    ClusterUnknown,

    /// <summary>A host sheds load.</summary>
    HostOverloaded,

    /// <summary>A host of the cluster does not answer.</summary>
    HostSilent,

    /// <summary>The store does not answer.</summary>
    StoreUnknown,

    /// <summary>There is little room on the store's volume.</summary>
    DiskShort,

    /// <summary>Nobody can tell how far the feed's readers have come.</summary>
    FeedUnknown,

    /// <summary>A reader of the feed is behind for long.</summary>
    ReaderLate,

    /// <summary>Nobody can tell how the keys are.</summary>
    KeysUnknown,

    /// <summary>Keys of one purpose cannot be used.</summary>
    KeyUnusable,

    /// <summary>Nobody can tell how the public log is.</summary>
    LogUnknown,

    /// <summary>No checkpoint of the public log can be signed.</summary>
    LogUnsigned,
}
