namespace Federation.Cluster.Index;

/// <summary>What the index of a process is for. Immutable.</summary>
/// <param name="IsSearched">Whether anybody asks for centres by words, places and the like; without, it holds what matching needs, and a load costs less.</param>
public sealed record IndexUse(bool IsSearched)
{
    public static IndexUse Searching { get; } = new(IsSearched: true);

    public static IndexUse Matching { get; } = new(IsSearched: false);
}
