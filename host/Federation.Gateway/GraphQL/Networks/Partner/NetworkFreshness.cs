using Federation.Cluster.Sync.Measuring;

namespace Federation.Gateway.GraphQL.Networks.Partner;

/// <summary>How fresh a network's listings are.</summary>
/// <param name="NextRunAt">When the next run starts by itself; null where none does.</param>
internal sealed record NetworkFreshness(NetworkMeasures Measures, DateTimeOffset? NextRunAt)
{
    public RunMeasures Runs => Measures.Runs;
}
