using System.Numerics;
using Federation.Cluster.Index.Segments;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Index.Searching;

/// <summary>Counts what the hits of one segment are. Not thread safe.</summary>
internal sealed class FacetCounts(Segment segment, FacetRequest request)
{
    private const int MostWaiting = 64;

    private readonly int[] _levels = new int[CriteriaSet.TopLevel + 1];
    private readonly int[] _services = new int[segment.Services.Terms.Length];

    /// <summary>By kind: those that meet the query, those that miss only its networks, and those that miss only its countries.</summary>
    private readonly int[] _kinds = new int[segment.Kinds.Count], _kindsOfOtherNetworks = new int[segment.Kinds.Count], _kindsOfOtherCountries = new int[segment.Kinds.Count];

    private readonly long _at = request.At.UtcTicks;

    /// <summary>Centres whose rows are still to be looked at: one after another, with nothing to decide between, memory brings many at once.</summary>
    private readonly int[] _waiting = new int[MostWaiting];

    private readonly ulong[] _masks = new ulong[MostWaiting];
    private int _waitingCount;

    /// <param name="missed">The choice that the centre does not meet, whose own counts are told as if it had not been made; none where it meets all.</param>
    public void Add(int centre, Choices missed)
    {
        switch (missed)
        {
            case Choices.None:
                _levels[segment.Labels.LevelAt(centre, _at, request.Axis)]++;
                _waiting[_waitingCount++] = centre;
                if (_waitingCount == MostWaiting) CountWaiting();
                break;
            case Choices.Label:
                _levels[segment.Labels.LevelAt(centre, _at, request.Axis)]++;
                break;
            case Choices.AnyServices:
                CountServices(centre, segment.Rows[centre].Services);
                break;
            case Choices.Networks:
                _kindsOfOtherNetworks[segment.Rows[centre].Kind]++;
                break;
            case Choices.Countries:
                _kindsOfOtherCountries[segment.Rows[centre].Kind]++;
                break;
        }
    }

    /// <summary>Takes what all of the segment's standing centres are, in place of one after another.</summary>
    public void AddAll(StandingCounts all)
    {
        all.Kinds.CopyTo(_kinds);
        all.Services.CopyTo(_services);
        all.Levels(_at, request.Axis).CopyTo(_levels);
    }

    /// <summary>The sum over segments.</summary>
    public static CentreFacets Sum(IReadOnlyCollection<FacetCounts> counts)
    {
        var (levels, services, networks, countries) = (new int[CriteriaSet.TopLevel + 1], NewCounts(), NewCounts(), NewCounts());
        foreach (var segment in counts) segment.AddTo(levels, services, networks, countries);
        return new CentreFacets(levels, services, networks, countries);

        static Dictionary<string, int> NewCounts() => new(StringComparer.Ordinal);
    }

    private void AddTo(int[] levels, Dictionary<string, int> services, Dictionary<string, int> networks, Dictionary<string, int> countries)
    {
        CountWaiting();
        for (int level = 0; level < levels.Length; level++) levels[level] += _levels[level];
        AddTo(services, segment.Services.Terms, _services);
        var (ofNetworks, ofCountries) = (new int[segment.Kinds.Networks.Terms.Length], new int[segment.Kinds.Countries.Terms.Length]);
        for (int kind = 0; kind < _kinds.Length; kind++)
        {
            foreach (int term in segment.Kinds.Networks[segment.Kinds[kind].Networks]) ofNetworks[term] += _kinds[kind] + _kindsOfOtherNetworks[kind];
            foreach (int term in segment.Kinds.Countries[segment.Kinds[kind].Countries]) ofCountries[term] += _kinds[kind] + _kindsOfOtherCountries[kind];
        }

        AddTo(networks, segment.Kinds.Networks.Terms, ofNetworks);
        AddTo(countries, segment.Kinds.Countries.Terms, ofCountries);
    }

    private void CountWaiting()
    {
        for (int at = 0; at < _waitingCount; at++)
        {
            ref readonly var row = ref segment.Rows[_waiting[at]];
            _kinds[row.Kind]++;
            _masks[at] = row.Services;
        }

        for (int at = 0; at < _waitingCount; at++) CountServices(_waiting[at], _masks[at]);
        _waitingCount = 0;
    }

    private void CountServices(int centre, ulong mask)
    {
        if (!segment.Services.HasMasks)
        {
            foreach (int term in segment.Services.Of(centre)) _services[term]++;
            return;
        }

        for (ulong left = mask; left != 0; left &= left - 1) _services[BitOperations.TrailingZeroCount(left)]++;
    }

    private static void AddTo(Dictionary<string, int> sums, string[] terms, int[] counts)
    {
        for (int term = 0; term < counts.Length; term++)
        {
            if (counts[term] > 0) sums[terms[term]] = sums.GetValueOrDefault(terms[term]) + counts[term];
        }
    }
}
