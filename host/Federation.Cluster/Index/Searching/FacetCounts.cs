using Federation.Cluster.Index.Segments;
using Federation.Registry.Criteria;

namespace Federation.Cluster.Index.Searching;

/// <summary>Counts what the hits of one segment are. Not thread safe.</summary>
internal sealed class FacetCounts(Segment segment, FacetRequest request)
{
    private readonly int[] _levels = new int[CriteriaSet.TopLevel + 1];
    private readonly int[] _services = new int[segment.Services.Terms.Length];
    private readonly int[] _networks = new int[segment.Networks.Terms.Length];
    private readonly int[] _countries = new int[segment.Countries.Terms.Length];
    private readonly long _at = request.At.UtcTicks;

    /// <param name="missed">The choices that the centre does not meet: none, or one, whose own counts are told as if it had not been made.</param>
    public void Add(int centre, Choices missed)
    {
        if (missed is Choices.None or Choices.Label) _levels[segment.Labels[centre].LevelAt(_at, request.Axis)]++;
        if (missed is Choices.None or Choices.AnyServices) Count(_services, segment.Services.Of(centre));
        if (missed is Choices.None or Choices.Networks) Count(_networks, segment.Networks.Of(centre));
        if (missed is Choices.None or Choices.Countries) Count(_countries, segment.Countries.Of(centre));
    }

    /// <summary>The sum over segments.</summary>
    public static CentreFacets Sum(IReadOnlyCollection<FacetCounts> counts)
    {
        return new CentreFacets(
            [.. Enumerable.Range(0, CriteriaSet.TopLevel + 1).Select(level => counts.Sum(segment => segment._levels[level]))],
            Together(each => (each.Segment.Services, each._services)),
            Together(each => (each.Segment.Networks, each._networks)),
            Together(each => (each.Segment.Countries, each._countries)));

        Dictionary<string, int> Together(Func<FacetCounts, (TermColumn Terms, int[] Counts)> facet)
        {
            var sums = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (terms, found) in counts.Select(facet))
            {
                for (int term = 0; term < found.Length; term++)
                {
                    if (found[term] > 0) sums[terms.Terms[term]] = sums.GetValueOrDefault(terms.Terms[term]) + found[term];
                }
            }

            return sums;
        }
    }

    private Segment Segment => segment;

    private static void Count(int[] counts, ReadOnlySpan<int> terms)
    {
        foreach (int term in terms) counts[term]++;
    }
}
