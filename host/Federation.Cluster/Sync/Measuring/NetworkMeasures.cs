using Federation.Contracts;

namespace Federation.Cluster.Sync.Measuring;

/// <summary>What one look through a network's listings, its quarantine and its runs found. Immutable.</summary>
public sealed record NetworkMeasures
{
    /// <summary>When it was looked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For <see cref="SourceQuality.Of"/>. What an adapter's manifest tells is for the caller to add.</summary>
    public required SourceMeasures Source { get; init; }

    /// <summary>Listings that speak for a centre, those included that the source does not show at present.</summary>
    public required int Listings { get; init; }

    /// <summary>Of them, those that the last whole reading did not show and that are not due yet.</summary>
    public required int Missed { get; init; }

    /// <summary>Of them, those that the next complete run removes unless too many would go.</summary>
    public required int Due { get; init; }

    /// <summary>Those that were removed and can be brought back for a while.</summary>
    public required int Removed { get; init; }

    /// <summary>When the one was first missed that has been missed for longest; null where none is missed.</summary>
    public required DateTimeOffset? MissedSince { get; init; }

    /// <summary>Listings by how long ago they last changed: as the source says, else as the directory saw it. Every age is there.</summary>
    public required IReadOnlyDictionary<ListingAge, int> ByChange { get; init; }

    /// <summary>Listings by how long ago the source last showed them. Every age is there.</summary>
    public required IReadOnlyDictionary<ListingAge, int> BySight { get; init; }

    /// <summary>What its runs tell beside them.</summary>
    public required RunMeasures Runs { get; init; }
}
