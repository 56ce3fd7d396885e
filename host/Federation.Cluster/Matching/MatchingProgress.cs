using Federation.Cluster.Storage;

namespace Federation.Cluster.Matching;

/// <summary>How far the feed has been matched again, and under which weights.</summary>
internal sealed record MatchingProgress
{
    /// <summary>A <see cref="FeedCursor"/> as text.</summary>
    public required string Cursor { get; init; }

    /// <summary>Names the weights; others mean that everything is matched again.</summary>
    public required string Weights { get; init; }

    public static StateKey Row { get; } = new(RowKinds.MatchingPass, IMatchingGrain.Key);
}
