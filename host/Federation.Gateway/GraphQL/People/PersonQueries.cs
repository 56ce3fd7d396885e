using Federation.Cluster.Centres;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class PersonQueries(PersonArchive people, SyncArchive archive, AccessAudit audit) : IQueryFields
{
    private const int DefaultSize = 20;
    private const int MostPeople = 100;

    public void AddTo(QueryType query) =>
        query.Field<ListGraphType<NonNullGraphType<KeptPersonType>>>("people")
            .Description("Persons that were cut out of a network's records and are kept because the network says why, in order of their listings' keys. Null for an unknown network.")
            .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
            .Argument<IntGraphType>("first", $"How many; 0 to {MostPeople}, {DefaultSize} by default.")
            .Argument<StringGraphType>("after", "Only those whose key comes after this one: the last of the page before.")
            .ResolveAsync(async context =>
            {
                var network = GlobalId.ReadNetwork(context.GetArgument<string>("network"));
                int first = context.First(DefaultSize, MostPeople);
                ListingKey? after = context.GetArgument<string?>("after") is not { } text ? null : ListingKey.TryParse(text, out var key) ? key : throw CodedError.BadInput("\"after\" is not the key of a listing. Use the last key of the page before.");
                if ((await archive.NetworksAsync(context.CancellationToken)).All(known => known.Id != network)) return null;

                // What is done is written down by itself; here who looks is to be known too.
                audit.Tell(context);
                return await people.OfAsync(network, context.CancellationToken).Where(person => after is not { } last || person.Listing.CompareTo(last) > 0).Take(first).ToListAsync(context.CancellationToken);
            });
}
