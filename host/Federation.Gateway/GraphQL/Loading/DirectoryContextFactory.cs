using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>Opens the context of each query on the index as it is then. Thread safe.</summary>
internal sealed class DirectoryContextFactory(CentreIndex index, DirectoryReaders readers)
{
    public DirectoryContext Create(Caller caller, string traceId, ResultBudget budget) => new(readers, index.Current, caller, traceId, budget);
}
