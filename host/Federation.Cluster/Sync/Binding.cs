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

    /// <summary>The adapter that mapped what was accepted last, as <c>id@version</c>: a new one can bring another licence.</summary>
    public string? Adapter { get; init; }

    public bool IsAccepted => ContentHash is not null;
}
