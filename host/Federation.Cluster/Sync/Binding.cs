using Federation.Cluster.Centres;

namespace Federation.Cluster.Sync;

/// <summary>
/// The stored fact "this listing belongs to that centre". It is claimed before the centre is touched and gets its hashes after the
/// centre has accepted, so a crash in between leaves a claim that the next run repeats on the same centre.
/// </summary>
internal sealed record Binding
{
    public required CentreId Centre { get; init; }

    /// <summary>Of the raw record last accepted, with adapter and normaliser version; null while only claimed.</summary>
    public string? RawHash { get; init; }

    /// <summary>Of the content last accepted; null while only claimed.</summary>
    public string? ContentHash { get; init; }

    /// <summary>True since a complete run did not show the listing.</summary>
    public bool Stale { get; init; }

    /// <summary>
    /// True from before its centre is touched until after: where a crash leaves it, the centre may say more than the hashes, and the next
    /// run puts the listing again, or marks it again, whatever it finds.
    /// </summary>
    public bool Pending { get; init; }

    /// <summary>How many complete runs in a row did not show the listing; 0 while it is shown.</summary>
    public int MissedRuns { get; init; }

    /// <summary>When the first of them ended; null while it is shown.</summary>
    public DateTimeOffset? MissedSince { get; init; }

    /// <summary>The reading that was counted last, by the run that began it: one that goes on after a crash counts once.</summary>
    public string? MissedBy { get; init; }

    /// <summary>When the source said that it had removed the listing, where that waits for a person because it said so of too many; null otherwise.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The run that removed the listing, or was about to where <see cref="RemovedAt"/> is null; null while nothing is removed.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>When it did.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>The adapter that mapped what was accepted last, as <c>id@version</c>: a new one can bring another licence.</summary>
    public string? Adapter { get; init; }

    /// <summary>The network's trust as the centre was told last.</summary>
    public int Trust { get; init; } = ListingSource.DefaultTrust;

    /// <summary>The terms of the network's settings as the centre was told last; null where they named none.</summary>
    public string? Terms { get; init; }

    /// <summary>When the source had last changed the record, as the centre was told last; null where it did not say.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }
    /// <summary>Of the origin last accepted and what came with it, see <see cref="Normalising.Peers.PeerTerms.Hash"/>; null where no peer handed it on.</summary>
    public string? PeerHash { get; init; }

    /// <summary>When its content was new or another last; null where it was accepted before this was kept.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What the content fills, see <see cref="Measuring.ListingMeasure"/>; null where it was accepted before this was kept.</summary>
    public string? Measure { get; init; }

    public bool IsAccepted => ContentHash is not null;
}
