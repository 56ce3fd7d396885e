using System.Collections.Immutable;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Centres;

/// <summary>A centre as stored: the listings that speak of it. What it shows to the world is merged from them.</summary>
[GenerateSerializer, Immutable, Alias("centre-state")]
public sealed record CentreState
{
    /// <summary>Centres are merged again and again, but an id leads on over no more links than this; past it, it leads nowhere.</summary>
    public const int MostMerges = 32;

    [Id(0)]
    public required CentreId Id { get; init; }

    [Id(1)]
    public required DateTimeOffset OpenedAt { get; init; }

    [Id(2)]
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>In order of their keys; empty only where the centre was merged into another.</summary>
    [Id(3)]
    public required ImmutableArray<Listing> Listings { get; init; }

    /// <summary>The centre that has its last listing now, and answers for its id; null while it has listings itself.</summary>
    [Id(4)]
    public CentreId? MergedInto { get; init; }

    /// <summary>Where listings went that it no longer has, by their keys; null where there are none.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, CentreId>? Released { get; init; }

    /// <summary>What people decided of single fields, by the field's name; null where they decided nothing.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, FieldPin>? Pins { get; init; }

    /// <summary>How many changes it has seen since it was opened; each has its <see cref="CentrePast"/>.</summary>
    [Id(7)]
    public long Changes { get; init; }

    /// <summary>The run that opened it, or the regrouping.</summary>
    [Id(8)]
    public required string OpenedBy { get; init; }

    /// <summary>True when no listing speaks for it any more: it is no longer shown in lists, and comes back with its first listing.</summary>
    public bool IsClosed => Listings.All(listing => !listing.IsLive);

    /// <summary>Those whose listings speak for it, each once, in order.</summary>
    public IEnumerable<NetworkId> Networks => Listings.Where(listing => listing.IsLive).Select(listing => listing.Key.Network).Distinct();

    public Listing? Find(ListingKey key) => Listings.FirstOrDefault(listing => listing.Key == key);

    /// <summary>What people decided in favour of this listing; null for nothing.</summary>
    internal ImmutableSortedDictionary<string, FieldPin>? PinsOf(ListingKey key) =>
        Pins?.Where(pin => pin.Value.Listing == key).ToImmutableSortedDictionary(StringComparer.Ordinal) is { IsEmpty: false } pins ? pins : null;

    /// <summary>This state with the listing added, or in place of the one with its key.</summary>
    internal CentreState With(Listing listing, DateTimeOffset at)
    {
        int index = 0;
        while (index < Listings.Length && Listings[index].Key.CompareTo(listing.Key) < 0) index++;
        bool known = index < Listings.Length && Listings[index].Key == listing.Key;
        return this with { ChangedAt = at, Listings = known ? Listings.SetItem(index, listing) : Listings.Insert(index, listing) };
    }

    /// <summary>This state without the listing, which may not be there.</summary>
    internal CentreState Without(ListingKey key, DateTimeOffset at) => this with { ChangedAt = at, Listings = Listings.RemoveAll(listing => listing.Key == key) };
}
