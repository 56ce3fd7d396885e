using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Results;
using Federation.Gateway.Identity.Office;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class MemberTermsQuery(IMemberOffice office, SyncArchive archive) : IQueryFields
{
    public void AddTo(QueryType query) => query.Field<OfflinePolicyType>("offlinePolicy")
        .Description("Whether a network wants to be asked before one of its members is admitted somewhere; null for an unknown network.")
        .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
        .ResolveAsync(async context =>
        {
            var id = context.NetworkAsked();
            bool isKnown = (await archive.NetworksAsync(context.CancellationToken)).Any(network => network.Id == id);
            return isKnown ? await office.OfflinePolicyAsync(id, context.CancellationToken) : null;
        });
}
