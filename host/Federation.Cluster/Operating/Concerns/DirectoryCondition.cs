using Federation.Cluster.Operating.Following;
using Federation.Cluster.Operating.Keys;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating.Concerns;

/// <summary>How the directory does at one moment. A part is null where it cannot be told.</summary>
internal sealed record DirectoryCondition
{
    public ClusterFigures? Cluster { get; init; }

    public StoreFigures? Storage { get; init; }

    public FeedState? Feed { get; init; }

    public IReadOnlyList<SigningKeyFact>? Keys { get; init; }

    /// <summary>Null also for a host without a public log.</summary>
    public LogFigures? Log { get; init; }

    /// <summary>Whether there is a public log that cannot be told of.</summary>
    public bool IsLogUnknown { get; init; }
}
