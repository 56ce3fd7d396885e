using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreType : ObjectGraphType<CentreNode>
{
    public CentreType()
    {
        Name = "Centre";
        Description = "A coworking centre: the place itself, merged field by field from what the networks list of it.";
        Interface<NodeInterface>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id: stable, never reused.").Resolve(context => GlobalId.Of(context.Source.Id));
        Add<NonNullGraphType<StringGraphType>>("key", "The plain id, as in logs, feeds and the command line.", centre => centre.Id.Value);
        Add<NonNullGraphType<StringGraphType>>("name", "What the place is called.", centre => centre.Content.Name);
        Add<StringGraphType>("description", "What the place says of itself, plain text.", centre => centre.Content.Description);
        Add<AddressType>("address", "The postal address.", centre => centre.Content.Address);
        Add<LocationType>("location", "The point on the map.", centre => centre.Content.Location);
        Add<StringGraphType>("website", "An absolute http or https address.", centre => centre.Content.Website);
        Add<StringGraphType>("phone", "The telephone number, as listed.", centre => centre.Content.Phone);
        Add<StringGraphType>("openingHours", "When it is open, as listed.", centre => centre.Content.OpeningHours);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceType>>>>("services", "Every service that at least one listing names.", centre => centre.Content.Services);
        Add<IntGraphType>("capacity", "Work places for people at one time.", centre => centre.Content.Capacity);
        Add<StringGraphType>("labelClaim", "What a listing says of its own label: a claim, never a level that the directory confirms.", centre => centre.Content.LabelClaim);
        Add<NonNullGraphType<BooleanGraphType>>("stale", "True when no network shows the place any more.", centre => centre.IsStale);
        Add<NonNullGraphType<BooleanGraphType>>("closed", "True when every listing of it was removed: lists no longer show it, and it comes back with its first listing.", centre => centre.State.IsClosed);
        Add<NonNullGraphType<DateTimeScalar>>("openedAt", "When its first listing came in.", centre => centre.State.OpenedAt);
        Add<NonNullGraphType<DateTimeScalar>>("changedAt", "When anything about it last changed.", centre => centre.State.ChangedAt);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<NetworkType>>>>("networks")
            .Description("The networks that list it, in order of their ids.")
            .Resolve(context => context.Source.Get(centre => NetworksOf(centre, context.Directory())));
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<FieldProvenanceType>>>>("provenance", "For every filled field where its value comes from, and what others say.", FieldProvenance.Of);
        Add<NonNullGraphType<ListGraphType<NonNullGraphType<ListingType>>>>("listings", "What each network says, before merging, in order of their keys.", centre => centre.State.Listings);
    }

    private void Add<TType>(string name, string description, Func<MergedCentre, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Resolve(context => context.Source.Get(value));

    private static IDataLoaderResult NetworksOf(MergedCentre centre, DirectoryContext directory) =>
        centre.State.Listings.Select(listing => listing.Key.Network).Distinct().Order().Select(directory.Networks.Load).Together().Select(networks => networks.OfType<NetworkDefinition>());
}
