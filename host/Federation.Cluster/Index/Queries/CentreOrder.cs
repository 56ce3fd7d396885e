namespace Federation.Cluster.Index;

/// <summary>What comes first. Ties go by folded name, then by id, so that no two centres are equal.</summary>
public enum CentreOrder
{
    /// <summary>By folded name.</summary>
    Name,

    /// <summary>The nearest to the point first; only with one.</summary>
    Distance,

    /// <summary>What fits the words best: those of the name count for more than those of the town, and these for more than the description's; a whole word for more than its beginning. Without words all fit alike.</summary>
    Relevance,

    /// <summary>The highest label first, those without one last.</summary>
    Level,

    /// <summary>What changed last first.</summary>
    Freshness,
}
