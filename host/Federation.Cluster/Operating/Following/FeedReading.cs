using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating.Following;

/// <summary>How far the feed goes, and how far its readers have come.</summary>
/// <param name="Head">After everything that is stored.</param>
public sealed record FeedState(FeedCursor Head, IReadOnlyList<FeedReading> Readers);

/// <summary>How far one reader has come.</summary>
/// <param name="Behind">Events that it has not read.</param>
/// <param name="Since">Since when there is something that it has not read, as this host saw it: exact to five seconds, coarser for what is hours ago, and no earlier than the host's start. Null where it has read everything.</param>
public sealed record FeedReading(FeedReaderKind Reader, FeedCursor Position, long Behind, DateTimeOffset? Since);

/// <summary>Who reads the feed.</summary>
public enum FeedReaderKind
{
    /// <summary>The index in this host's memory, which answers searches.</summary>
    Index,

    /// <summary>The public log of labels. A host without a public address has none.</summary>
    PublicLog,

    /// <summary>Mail about decisions, each minute. A host without a server for mail has none.</summary>
    Mail,

    /// <summary>Matching: it reads after each run of a network, and is behind between runs.</summary>
    Matching,
}
