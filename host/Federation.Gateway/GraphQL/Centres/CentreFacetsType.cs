using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreFacetsType : ObjectGraphType<CentreFacets>
{
    public CentreFacetsType()
    {
        Name = "CentreFacets";
        Description = "How many centres there are of each kind. Label, networks, countries and \"anyServices\" are choices: each is counted as if the filter had not made it, so that the counts say what else could be chosen.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LabelLevelCountType>>>>("levels").Description("By level: none, 1, 2, 3.").Plain(source => source.Levels.Select((count, level) => new LabelLevelCount(level, count)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceCountType>>>>("services").Description("By service, the most frequent first; only those with any.").Plain(source => Ranked(source.Services));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NetworkCountType>>>>("networks").Description("By network that lists them, the most frequent first; only those with any.").Plain(source => Ranked(source.Networks));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CountryCountType>>>>("countries").Description("By country, the most frequent first; only those with any. What is in France overseas counts there and in France.").Plain(source => Ranked(source.Countries));
    }

    private static IEnumerable<KeyValuePair<string, int>> Ranked(IReadOnlyDictionary<string, int> counts) => counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);
}
