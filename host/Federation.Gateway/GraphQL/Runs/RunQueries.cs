using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunQueries(SyncArchive archive) : IQueryFields
{
    public void AddTo(QueryType query) =>
        query.Field<ListGraphType<NonNullGraphType<SyncRunType>>>("syncRuns")
            .Description("Runs, newest first.")
            .Argument<IdGraphType>("network", "Only of this network: its key or its global id.")
            .Argument<IntGraphType>("first", $"How many; 0 to {NetworkType.MostRuns}, {NetworkType.DefaultRuns} by default.")
            .ResolveAsync(async context =>
            {
                int first = context.First(NetworkType.DefaultRuns, NetworkType.MostRuns);
                var networks = context.GetArgument<string?>("network") is { } network
                    ? [GlobalId.ReadNetwork(network)]
                    : (await archive.NetworksAsync(context.CancellationToken)).Select(definition => definition.Id);
                var runs = new List<RunRecord>();
                foreach (var id in networks) runs.AddRange(await archive.RunsAsync(id, first, context.CancellationToken));
                return runs.OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id, StringComparer.Ordinal).Take(first);
            });
}
