using Federation.Gateway.GraphQL.Centres;
using Federation.Registry.Readings;

namespace Federation.Gateway.GraphQL.Labels.Readings;

/// <param name="Centres">In the order asked, which is that of every row.</param>
internal sealed record CentreComparison(IReadOnlyList<CentreNode> Centres, LabelComparison Rows);

/// <param name="Best">Whether the centre is among the best of the row.</param>
internal sealed record Compared<T>(T Reading, bool Best)
{
    public static IEnumerable<Compared<T>> Of(IEnumerable<T> readings, IReadOnlySet<int> best) => readings.Select((reading, place) => new Compared<T>(reading, best.Contains(place)));
}
