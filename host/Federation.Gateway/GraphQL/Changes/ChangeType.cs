using Federation.Cluster.Feed;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangeType : ObjectGraphType<PlacedChange>
{
    public ChangeType()
    {
        Name = "Change";
        Description = "Something that happened to a centre.";
        Field<NonNullGraphType<StringGraphType>>("cursor").Description("Opaque; for \"after\".").Resolve(context => context.Source.Position.ToString());
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When it happened.").Resolve(context => context.Source.Change.At);
        Field<NonNullGraphType<ChangeKindType>>("kind").Description("What happened.").Resolve(context => context.Source.Change.Kind);
        Field<NonNullGraphType<IdGraphType>>("centreId").Description("The global id of the centre.").Resolve(context => GlobalId.Of(context.Source.Change.Centre));
        Field<CentreType>("centre")
            .Description("The centre as it is now.")
            .Resolve(context => context.Directory().Centres.Load(context.Source.Change.Centre).Select(centre => centre is null ? null : CentreNode.Of(centre)));
        Field<IdGraphType>("otherCentreId").Description("For a listing that came over or went over: the global id of the other centre.").Resolve(context => context.Source.Change.Other is { } other ? GlobalId.Of(other) : null);
        Field<NonNullGraphType<StringGraphType>>("listing").Description("The key of the listing that brought it about: network and the network's own id.").Resolve(context => context.Source.Change.Listing.Value);
        Field<NetworkType>("network").Description("The network of the listing.").Resolve(context => context.Directory().Networks.Load(context.Source.Change.Listing.Network));
        Field<SyncRunType>("run").Description("The run that brought it about.").Resolve(context => context.Directory().Runs.Load((context.Source.Change.Listing.Network, context.Source.Change.Run)));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FieldChangeType>>>>("fields")
            .Description("For a changed listing: every field of it that changed. Otherwise empty.")
            .Resolve(context =>
            {
                var change = context.Source.Change;
                return context.Directory().Pasts.Load((change.Centre, change.Number)).Select(past => past?.Change.Fields ?? change.Fields);
            });
    }
}
