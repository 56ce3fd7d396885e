using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class MissedListingQueries(IDirectoryStore store, SyncArchive archive, TimeProvider clock) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostListings = 100;

    public void AddTo(QueryType query) =>
        query.Field<ListGraphType<NonNullGraphType<MissedListingType>>>("missedListings")
            .Description("Listings that a network's source no longer shows, in order of their keys: those on their way out, those that wait for a person, those that went. Null for an unknown network.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<MissedStateType>("state", "Only these; all by default.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostListings}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only those whose key comes after this one: the last of the page before.")
            .ResolveAsync(async context =>
            {
                var id = GlobalId.ReadNetwork(context.GetArgument<string>("network"));
                int first = context.First(DefaultSize, MostListings);
                var state = context.GetArgument<MissedState?>("state");
                var after = After(context);
                var network = (await archive.NetworksAsync(context.CancellationToken)).FirstOrDefault(network => network.Id == id);
                return network is null ? null : await MissedListings.OfAsync(store, network, clock)
                    .Where(listing => (state is null || listing.State == state) && (after is not { } last || listing.Key.CompareTo(last) > 0))
                    .Take(first)
                    .ToListAsync(context.CancellationToken);
            });

    private static ListingKey? After(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("after") is not { } text) return null;
        return ListingKey.TryParse(text, out var key) ? key : throw CodedError.BadInput("\"after\" is not the key of a listing. Use the last key of the page before.");
    }
}
