using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class MissedListingType : ObjectGraphType<MissedListing>
{
    public MissedListingType()
    {
        Name = "MissedListing";
        Description = "A listing that its source no longer shows.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("Its network and the network's own id for it.").Resolve(context => context.Source.Key.Value);
        Field<CentreType>("centre").Description("The centre it speaks of, or spoke of.").Resolve(context => context.Directory().Centres.Load(context.Source.Centre).Select(centre => centre is null ? null : CentreNode.Of(centre)));
        Field<NonNullGraphType<MissedStateType>>("state").Description("What becomes of it.").Resolve(context => context.Source.State);
        Field<NonNullGraphType<IntGraphType>>("missedRuns").Description("How many complete readings in a row did not show it.").Resolve(context => context.Source.MissedRuns);
        Field<DateTimeScalar>("since").Description("When the first of them ended, or the source said that it had removed it.").Resolve(context => context.Source.Since);
        Field<DateTimeScalar>("removedAt").Description("When it was removed; null while it speaks for its centre.").Resolve(context => context.Source.RemovedAt);
        Field<SyncRunType>("removedBy")
            .Description("The run that removed it, by which a person takes that back; null while it speaks for its centre.")
            .Resolve(context => context.Source.RemovedBy is { } run ? context.Directory().Runs.Load((context.Source.Key.Network, run)) : null);
    }
}
