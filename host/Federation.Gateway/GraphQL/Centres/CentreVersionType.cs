using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Changes;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Matching;
using Federation.Gateway.GraphQL.Networks;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CentreVersionType : ObjectGraphType<CentreChange>
{
    public CentreVersionType()
    {
        Name = "CentreVersion";
        Description = "A version of a centre: what made it, and why. The centre as it was then is asked for by \"centre\" with \"asOf\".";
        Field<NonNullGraphType<IntGraphType>>("number").Description("Counted from the opening, which is 0.").Resolve(context => (int)context.Source.Number);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("From when on it was so.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<ChangeKindType>>("kind").Description("What happened.").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<StringGraphType>>("listing").Description("The key of the listing that it is about: network and the network's own id.").Resolve(context => context.Source.Listing.Value);
        Field<NetworkType>("network").Description("The network of the listing.").Resolve(context => context.Directory().Networks.Load(context.Source.Listing.Network));
        Field<SyncRunType>("run").Description("The run that brought it about; null where it was none, or is no longer kept.").Resolve(context => context.Directory().Runs.Load((context.Source.Listing.Network, context.Source.Run)));
        Field<RegroupingType>("regrouping")
            .Description("For a listing that came over or went over: the regrouping, and with it why.")
            .Resolve(context => context.Source.Other is null ? null : context.Directory().Regroupings.Load(context.Source.Run));
        Field<IdGraphType>("otherCentreId").Description("For a listing that came over or went over: the global id of the other centre.").Resolve(context => context.Source.Other is { } other ? GlobalId.Of(other) : null);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FieldChangeType>>>>("fields")
            .Description("For a changed listing: every field of it that changed. For a pin: its field. Otherwise empty.")
            .Resolve(context => context.Source.Fields);
    }
}
