namespace Federation.Cluster.Feed;

/// <summary>What a directory knows of itself, as stored.</summary>
internal sealed record DirectoryRecord
{
    public required DirectoryId Id { get; init; }
}
