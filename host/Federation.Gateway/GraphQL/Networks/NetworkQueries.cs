using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class NetworkQueries(SyncArchive archive) : IQueryFields
{
    public void AddTo(QueryType query)
    {
        query.Field<ListGraphType<NonNullGraphType<NetworkType>>>("networks")
            .Description("Every partner network, in order of their keys.")
            .ResolveAsync(async context => await archive.NetworksAsync(context.CancellationToken));
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<NetworkAlertType>>>>("alerts")
            .Description("What waits for a person, over all networks, the longest first.")
            .ResolveAsync(async context =>
            {
                var alerts = new List<NetworkAlert>();
                foreach (var network in await archive.NetworksAsync(context.CancellationToken))
                {
                    alerts.AddRange(NetworkAlert.Of(network.Id, await archive.RunsAsync(network.Id, NetworkType.MostRuns, context.CancellationToken)));
                }

                return alerts.OrderBy(alert => alert.Since);
            });
        query.Field<NetworkType>("network")
            .Description("One network; null where there is none.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "Its key or its global id.")
            .Resolve(context => context.Directory().Networks.Load(GlobalId.ReadNetwork(context.GetArgument<string>("id"))));
    }
}
