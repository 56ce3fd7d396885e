namespace Federation.Cluster.Index;

/// <summary>A page of a list of centres, and what else is to be found out on the way.</summary>
/// <param name="Order">What comes first; <see cref="CentreOrder.Distance"/> only where the query names a point.</param>
/// <param name="Limit">How many hits at most; 0 for none.</param>
public sealed record CentreSearch(CentreQuery Query, CentreOrder Order, int Limit)
{
    /// <summary>Only what comes after it, in this order; null for all.</summary>
    public PageCursor? After { get; init; }

    /// <summary>Only what comes before it; null for all.</summary>
    public PageCursor? Before { get; init; }

    /// <summary>The last ones instead of the first, still in order.</summary>
    public bool FromTheEnd { get; init; }

    /// <summary>When levels have to be held in a list by <see cref="CentreOrder.Level"/>.</summary>
    public DateTimeOffset LevelsAt { get; init; }

    /// <summary>Count all that the query finds, whatever the page: then every candidate is looked at.</summary>
    public bool Counts { get; init; }

    /// <summary>Count them by what they are, too; null for not.</summary>
    public FacetRequest? Facets { get; init; }
}
