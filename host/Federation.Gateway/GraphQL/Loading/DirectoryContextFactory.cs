using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>Opens the context of each query on the index as it is then. Thread safe.</summary>
internal sealed class DirectoryContextFactory(CentreIndex index, DirectoryReaders readers, TimeProvider clock)
{
    /// <param name="lastEvent">As in <see cref="DirectoryContext.LastEvent"/>.</param>
    public DirectoryContext Create(Caller caller, string traceId, ResultBudget budget, string? lastEvent = null) => new(readers, index.Current, clock.GetUtcNow(), caller, traceId, budget) { LastEvent = lastEvent };
}
