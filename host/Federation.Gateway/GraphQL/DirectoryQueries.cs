using Federation.Cluster.Feed;

namespace Federation.Gateway.GraphQL;

internal sealed class DirectoryQueries(DirectoryIdentity identity) : IQueryFields
{
    public void AddTo(QueryType query) =>
        query.Field<DirectoryType>("directory")
            .Description("Who this directory is.")
            .ResolveAsync(async context => await identity.GetAsync(context.CancellationToken));
}
