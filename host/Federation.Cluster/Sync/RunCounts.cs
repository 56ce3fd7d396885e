namespace Federation.Cluster.Sync;

/// <summary>
/// What became of the records. <c>Read = New + Changed + Unchanged + Quarantined + Echoes</c> for every page stored.
/// </summary>
[GenerateSerializer, Immutable, Alias("run-counts")]
public sealed record RunCounts
{
    [Id(0)]
    public int Read { get; init; }

    /// <summary>Listings not known before.</summary>
    [Id(1)]
    public int New { get; init; }

    /// <summary>Known listings whose content differs.</summary>
    [Id(2)]
    public int Changed { get; init; }

    [Id(3)]
    public int Unchanged { get; init; }

    [Id(4)]
    public int Quarantined { get; init; }

    /// <summary>Of the new ones, those found to be a centre that another network lists.</summary>
    [Id(5)]
    public int Attached { get; init; }

    /// <summary>Known listings that this complete run did not show, newly marked stale.</summary>
    [Id(6)]
    public int Stale { get; init; }

    /// <summary>Pages stored.</summary>
    [Id(7)]
    public int Pages { get; init; }

    /// <summary>Listings that no longer speak for their centre: their source had not shown them for long.</summary>
    [Id(8)]
    public int Removed { get; init; }

    /// <summary>Removed listings that a person brought back.</summary>
    [Id(9)]
    public int Restored { get; init; }

    /// <summary>Listings that a peer hands back to where they came through: this directory. They are no listings here.</summary>
    [Id(10)]
    public int Echoes { get; init; }

    public static RunCounts operator +(RunCounts one, RunCounts other) => Add(one, other);

    public static RunCounts Add(RunCounts one, RunCounts other) => new()
    {
        Read = one.Read + other.Read,
        New = one.New + other.New,
        Changed = one.Changed + other.Changed,
        Unchanged = one.Unchanged + other.Unchanged,
        Quarantined = one.Quarantined + other.Quarantined,
        Attached = one.Attached + other.Attached,
        Stale = one.Stale + other.Stale,
        Pages = one.Pages + other.Pages,
        Removed = one.Removed + other.Removed,
        Restored = one.Restored + other.Restored,
        Echoes = one.Echoes + other.Echoes,
    };
}
