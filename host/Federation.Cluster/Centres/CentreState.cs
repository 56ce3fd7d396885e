using System.Collections.Immutable;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Centres;

/// <summary>A centre as stored: the listings that speak of it. What it shows to the world is merged from them.</summary>
[GenerateSerializer, Immutable, Alias("centre-state")]
public sealed record CentreState
{
    [Id(0)]
    public required CentreId Id { get; init; }

    [Id(1)]
    public required DateTimeOffset OpenedAt { get; init; }

    [Id(2)]
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>In order of their keys; never empty.</summary>
    [Id(3)]
    public required ImmutableArray<Listing> Listings { get; init; }

    /// <summary>True when no listing speaks for it any more: it is no longer shown in lists, and comes back with its first listing.</summary>
    public bool IsClosed => Listings.All(listing => !listing.IsLive);

    /// <summary>Those whose listings speak for it, each once, in order.</summary>
    public IEnumerable<NetworkId> Networks => Listings.Where(listing => listing.IsLive).Select(listing => listing.Key.Network).Distinct();

    public Listing? Find(ListingKey key) => Listings.FirstOrDefault(listing => listing.Key == key);

    /// <summary>This state with the listing added, or in place of the one with its key.</summary>
    internal CentreState With(Listing listing, DateTimeOffset at)
    {
        int index = 0;
        while (index < Listings.Length && Listings[index].Key.CompareTo(listing.Key) < 0) index++;
        bool known = index < Listings.Length && Listings[index].Key == listing.Key;
        return this with { ChangedAt = at, Listings = known ? Listings.SetItem(index, listing) : Listings.Insert(index, listing) };
    }
}
