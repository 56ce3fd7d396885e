using System.Runtime.CompilerServices;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Streams;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunSubscriptions(SyncArchive archive, RunNews news) : ISubscriptionFields
{
    public void AddTo(SubscriptionType subscription) =>
        subscription.Field<NonNullGraphType<SyncRunType>>("syncProgress")
            .Description("Runs as they go: those under way first, then each as it is stored, page by page and at its end. Whoever is slow gets the newest state and not every one before it; who comes back begins with what is under way.")
            .Argument<IdGraphType>("network", "Only of this network: its key or its global id; all where absent.")
            .Streams(async context =>
            {
                var network = context.GetArgument<string?>("network") is { } text ? GlobalId.ReadNetwork(text) : (NetworkId?)null;
                var known = (await archive.NetworksAsync(context.CancellationToken)).Select(definition => definition.Id).ToList();
                if (network is { } one && !known.Contains(one)) throw CodedError.BadInput($"There is no network {one}.");
                // Taken before what is under way is read: what moves meanwhile comes again, and nothing is missed.
                return FollowAsync(network, known, news.Last);
            });

    private async IAsyncEnumerable<Happening> FollowAsync(NetworkId? network, IReadOnlyList<NetworkId> known, long seen, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var one in network is { } only ? [only] : known)
        {
            if (await archive.RunsAsync(one, 1, cancellationToken) is [{ IsOver: false } underWay]) yield return new Happening(underWay);
        }

        while (true)
        {
            foreach (var moved in await news.AfterAsync(seen, cancellationToken))
            {
                seen = moved.Number;
                if (network is { } asked && moved.Network != asked) continue;
                if (await archive.RunAsync(moved.Network, moved.Run, cancellationToken) is { } run) yield return new Happening(run);
            }
        }
    }
}
