using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;

namespace Federation.Cluster.Matching.Candidates;

/// <summary>
/// Every listing that speaks for a centre, by what it might share with another listing of its place. Unlike an <see cref="IndexSnapshot"/> it is changed in place: a million listings under a dozen keys each
/// are too many to have twice, and matching waits for what it has to see anyway. Thread safe.
/// </summary>
internal sealed class CandidateIndex
{
    /// <summary>
    /// What more listings share tells none of them from another, so nobody is found by it: the name of a large town in the names of all its places, say. In real lists thirty share a key at most. Listings of
    /// one place share several keys, of which one is their own.
    /// </summary>
    public const int MostUnderOneKey = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<ListingKey, Candidate> _byListing = [];

    // Nearly every key leads to one listing alone, which then stands there without a list around it.
    private readonly Dictionary<ulong, object> _byKey = [];

    /// <summary>Puts the listings of a centre in place of those that it had.</summary>
    /// <param name="before">As it was given the last time; null where it was not.</param>
    public void Replace(IndexedCentre? before, IndexedCentre after)
    {
        lock (_lock)
        {
            foreach (var listing in before?.Listings ?? []) Remove(before!, listing); // it has listings
            foreach (var listing in after.Listings) Add(new Candidate(after, listing));
        }
    }

    public bool TryFind(ListingKey key, [NotNullWhen(true)] out Candidate? candidate)
    {
        lock (_lock) return _byListing.TryGetValue(key, out candidate);
    }

    /// <summary>Every listing that might speak of the same place, each once, in no order; the asked one among them where it is known.</summary>
    /// <param name="found">A set that is used again and again: what it held before is gone. Compares by reference.</param>
    public void Find(IndexedListing listing, HashSet<Candidate> found)
    {
        found.Clear();
        var keys = listing.LookupKeys;
        lock (_lock)
        {
            foreach (ulong key in keys)
            {
                switch (_byKey.GetValueOrDefault(key))
                {
                    case Candidate only:
                        found.Add(only);
                        break;
                    case List<Candidate> { Count: <= MostUnderOneKey } several:
                        foreach (var candidate in several) found.Add(candidate);
                        break;
                }
            }
        }
    }

    private void Add(Candidate candidate)
    {
        _byListing[candidate.Listing.Key] = candidate;
        foreach (ulong key in candidate.Listing.CandidateKeys)
        {
            ref object? place = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
            switch (place)
            {
                case null:
                    place = candidate;
                    break;
                case Candidate first:
                    place = new List<Candidate>(2) { first, candidate };
                    break;
                default:
                    ((List<Candidate>)place).Add(candidate);
                    break;
            }
        }
    }

    private void Remove(IndexedCentre centre, IndexedListing listing)
    {
        // A listing on its way from one centre to another may stand in both for a moment: the other one's stays.
        if (_byListing.TryGetValue(listing.Key, out var known) && ReferenceEquals(known.Centre, centre)) _byListing.Remove(listing.Key);
        foreach (ulong key in listing.CandidateKeys)
        {
            switch (_byKey.GetValueOrDefault(key))
            {
                case Candidate only when ReferenceEquals(only.Listing, listing):
                    _byKey.Remove(key);
                    break;
                case List<Candidate> several:
                    several.RemoveAll(candidate => ReferenceEquals(candidate.Listing, listing));
                    if (several.Count == 0) _byKey.Remove(key);
                    break;
            }
        }
    }
}
