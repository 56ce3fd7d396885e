using System.Collections.Immutable;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Matching.Decisions;

/// <summary>All that people have decided of pairs of listings. Immutable.</summary>
public sealed class PairDecisions
{
    private readonly ImmutableDictionary<ListingKey, ImmutableDictionary<ListingKey, PairVerdict>> _verdicts;

    private PairDecisions(ImmutableDictionary<ListingKey, ImmutableDictionary<ListingKey, PairVerdict>> verdicts) => _verdicts = verdicts;

    public static PairDecisions None { get; } = new(ImmutableDictionary<ListingKey, ImmutableDictionary<ListingKey, PairVerdict>>.Empty);

    /// <summary>Null where nobody has decided.</summary>
    public PairVerdict? this[ListingKey one, ListingKey other] =>
        _verdicts.TryGetValue(one, out var of) && of.TryGetValue(other, out var verdict) ? verdict : null;

    /// <summary>The listings that were decided to be the same place as this one; the one itself is not among them.</summary>
    public IEnumerable<ListingKey> SameAs(ListingKey key) =>
        _verdicts.TryGetValue(key, out var of) ? of.Where(pair => pair.Value == PairVerdict.Same).Select(pair => pair.Key) : [];

    /// <param name="verdict">Null takes back what was decided.</param>
    internal PairDecisions With(ListingPair pair, PairVerdict? verdict) => new(Set(Set(_verdicts, pair.One, pair.Other, verdict), pair.Other, pair.One, verdict));

    private static ImmutableDictionary<ListingKey, ImmutableDictionary<ListingKey, PairVerdict>> Set(
        ImmutableDictionary<ListingKey, ImmutableDictionary<ListingKey, PairVerdict>> verdicts, ListingKey one, ListingKey other, PairVerdict? verdict)
    {
        var of = verdicts.GetValueOrDefault(one, ImmutableDictionary<ListingKey, PairVerdict>.Empty);
        of = verdict is { } decided ? of.SetItem(other, decided) : of.Remove(other);
        return of.IsEmpty ? verdicts.Remove(one) : verdicts.SetItem(one, of);
    }
}
