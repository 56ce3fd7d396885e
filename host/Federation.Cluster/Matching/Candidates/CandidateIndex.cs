using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>All of them, by numbers from 1 up.</summary>
    private readonly Numbered<Candidate> _candidates = new();

    private readonly Dictionary<ListingKey, int> _byListing = [];

    /// <summary>Nearly every key leads to one listing alone, whose number then stands there without a list around it; of a list, the number stands there turned negative.</summary>
    private readonly KeyTable _byKey = new();

    private readonly Numbered<List<int>> _lists = new();

    /// <summary>Puts the listings of a centre in place of those that it had.</summary>
    /// <param name="before">As it was given the last time; null where it was not.</param>
    public void Replace(IndexedCentre? before, IndexedCentre after)
    {
        // Keys are hashes of hashes: they are made before others have to wait.
        var gone = before?.Listings.Select(listing => (listing, listing.CandidateKeys)).ToList() ?? [];
        var come = after.Listings.Select(listing => (new Candidate(after, listing), listing.CandidateKeys)).ToList();
        lock (_lock)
        {
            foreach (var (listing, keys) in gone) Remove(listing, keys);
            foreach (var (candidate, keys) in come) Add(candidate, keys);
        }
    }

    public bool TryFind(ListingKey key, [NotNullWhen(true)] out Candidate? candidate)
    {
        lock (_lock)
        {
            candidate = _byListing.TryGetValue(key, out int number) ? _candidates[number] : null;
            return candidate is not null;
        }
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
                int place = _byKey.Find(key);
                if (place > 0) found.Add(_candidates[place]);
                if (place >= 0 || _lists[-place] is not { Count: <= MostUnderOneKey } several) continue;
                foreach (int number in several) found.Add(_candidates[number]);
            }
        }
    }

    private void Add(Candidate candidate, ImmutableArray<ulong> keys)
    {
        int number = _candidates.Add(candidate);
        _byListing[candidate.Listing.Key] = number;
        foreach (ulong key in keys)
        {
            ref int place = ref _byKey.Place(key);
            if (place < 0) _lists[-place].Add(number);
            else place = place == 0 ? number : -_lists.Add([place, number]);
        }
    }

    private void Remove(IndexedListing listing, ImmutableArray<ulong> keys)
    {
        // A listing on its way from one centre to another may stand in both for a moment: the other one's stays.
        int number = _byListing.TryGetValue(listing.Key, out int known) && Is(known) ? known : 0;
        if (number > 0) _byListing.Remove(listing.Key);
        foreach (ulong key in keys)
        {
            int place = _byKey.Find(key);
            if (place > 0 && Is(place))
            {
                number = place;
                _byKey.Remove(key);
            }
            else if (place < 0 && _lists[-place] is var several && several.FindIndex(Is) is >= 0 and var at)
            {
                number = several[at];
                several.RemoveAt(at);
                if (several.Count > 0) continue;
                _lists.Remove(-place);
                _byKey.Remove(key);
            }
        }

        if (number > 0) _candidates.Remove(number);

        bool Is(int candidate) => ReferenceEquals(_candidates[candidate].Listing, listing);
    }
}
