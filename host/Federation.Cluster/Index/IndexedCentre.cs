using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Index;

/// <summary>
/// What the index keeps of a centre beside its columns: enough to name, order and match it. Everything else is read from the store by id.
/// Immutable.
/// </summary>
public sealed class IndexedCentre
{
    /// <summary>One character of some scripts folds to twenty: what orders lists, and stands in every cursor, keeps its size all the same.</summary>
    private const int MostSortCharacters = 200;

    private IndexedCentre(CentreId id, long version, string name, ImmutableArray<IndexedListing> listings)
    {
        Id = id;
        Version = version;
        Name = name;
        string folded = NameKey.Fold(name);
        SortName = folded.Length > MostSortCharacters ? folded[..MostSortCharacters] : folded == name ? name : folded;
        Listings = listings;
    }

    public CentreId Id { get; }

    /// <summary>The version of the stored row this was made from.</summary>
    public long Version { get; }

    /// <summary>Empty where it was merged into another.</summary>
    public string Name { get; }

    /// <summary>The start of the folded name, up to 200 characters, by which lists are ordered.</summary>
    public string SortName { get; }

    /// <summary>Those that speak for it; none where it is closed.</summary>
    public ImmutableArray<IndexedListing> Listings { get; }

    /// <summary>Those that list it, each once; none where it is closed.</summary>
    public IEnumerable<NetworkId> Networks => Listings.Select(listing => listing.Key.Network).Distinct();

    public bool IsClosed => Listings.IsEmpty;

    public bool IsListedBy(NetworkId network) => Listings.Any(listing => listing.Key.Network == network);

    /// <param name="name">As it is shown.</param>
    /// <param name="listings">Those that speak for it.</param>
    public static IndexedCentre Of(CentreId id, long version, string name, ImmutableArray<IndexedListing> listings) => new(id, version, name, listings);
}

/// <summary>What matching compares of one listing. Immutable.</summary>
public sealed class IndexedListing
{
    /// <summary>Few listings have a past.</summary>
    private readonly Past? _past;

    private IndexedListing(ListingKey key, Past? past, MatchTraits traits) => (Key, _past, Traits) = (key, past, traits);

    public ListingKey Key { get; }

    /// <summary>The centre that it came over from when it was last moved; null where it never was.</summary>
    public CentreId? CameFrom => _past?.CameFrom;

    /// <summary>Names the listing of another directory that it tells of; null where it is nobody else's.</summary>
    public string? Origin => _past?.Origin;

    internal MatchTraits Traits { get; }

    /// <summary>The keys under which matching finds it.</summary>
    internal ImmutableArray<ulong> CandidateKeys => WithOrigin(Traits.CandidateKeys);

    /// <summary>The keys by which it finds others.</summary>
    internal ImmutableArray<ulong> LookupKeys => WithOrigin(Traits.LookupKeys);

    internal static IndexedListing Of(Listing listing) => Of(listing.Key, listing.Content, listing.CameFrom, listing.Source.Origin?.Key);

    internal static IndexedListing Of(ListingKey key, ListingContent content, CentreId? cameFrom, string? origin) =>
        new(key, cameFrom is null && origin is null ? null : new Past(cameFrom, origin), MatchTraits.Of(content));

    private ImmutableArray<ulong> WithOrigin(ImmutableArray<ulong> keys) => Origin is null ? keys : keys.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Origin.AsSpan())));

    private sealed record Past(CentreId? CameFrom, string? Origin);
}
