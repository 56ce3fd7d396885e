using Federation.Cluster.Members.Doors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorType : ObjectGraphType<DoorView>
{
    public DoorType()
    {
        Name = "Door";
        Description = "The door of a centre, as its staff see it.";
        Field<NonNullGraphType<IdGraphType>>("centreId").Description("The global id of the centre.").Resolve(context => GlobalId.Of(context.Source.Centre));
        Field<NetworkType>("keeper")
            .Description("The network that keeps it: its managers set the rules, and its staff stand there. Null where operators alone may: several networks list the centre and none was named, or the one that was lists it no more.")
            .Resolve(context => context.Directory() is var directory && directory.KeeperOf(context.Source.Centre, context.Source.Keeper) is { } keeper ? directory.Networks.Load(keeper) : null);
        Field<NonNullGraphType<IntGraphType>>("version").Description("What setAdmissionRules names as madeOn; 0 where the rules were never set.").Resolve(context => context.Source.Version);
        Field<AdmissionRulesType>("rules").Description("Whom the centre admits; null where that was never said, and so nobody is.").Resolve(context => context.Source.Rules);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<BlockedVisitorType>>>>("blocked").Description("Whom the centre has blocked, in order of their pseudonyms.").Resolve(context => context.Source.Blocked);
    }
}
