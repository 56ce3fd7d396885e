using Federation.Cluster.Operating;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

internal sealed class ClusterFiguresType : ObjectGraphType<ClusterFigures>
{
    public ClusterFiguresType()
    {
        Name = "ClusterFigures";
        Description = "The cluster at this moment.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SiloType>>>>("silos").Description("Every host that is part of it or was lately, those that are alive first.").Resolve(context => context.Source.Silos);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<GrainCountType>>>>("grains").Description("How many grains are awake on the hosts that answered, by kind, the most numerous first.").Resolve(context => context.Source.Grains);
    }
}

internal sealed class SiloType : ObjectGraphType<SiloFigures>
{
    public SiloType()
    {
        Name = "Silo";
        Description = "One host of the cluster.";
        Field<NonNullGraphType<StringGraphType>>("name").Description("Its name in the cluster.").Resolve(context => context.Source.Name);
        Field<NonNullGraphType<StringGraphType>>("address").Description("Where the others reach it, with the number of its start.").Resolve(context => context.Source.Address);
        Field<NonNullGraphType<SiloStateType>>("state").Description("Whether it is part of the cluster.").Resolve(context => context.Source.Standing);
        Field<StringGraphType>("release").Description("The version of its software; null where it does not say.").Resolve(context => context.Source.Release);
        Field<DateTimeScalar>("since").Description("Since when it is; null where its record does not say.").Resolve(context => context.Source.Since);
        Field<NonNullGraphType<BooleanGraphType>>("isOwn").Description("Whether it is the host that answers.").Resolve(context => context.Source.IsOwn);
        Field<IntGraphType>("activations").Description("How many grains are awake on it; null, as all that follows, for one that does not answer.").Resolve(context => context.Source.Activations);
        Field<FloatGraphType>("cpuPercent").Description("What it uses of its processors, 0 to 100.").Resolve(context => context.Source.CpuPercent);
        Field<FloatGraphType>("memoryBytes").Description("What it takes of its machine's memory.").Resolve(context => (double?)context.Source.MemoryBytes);
        Field<FloatGraphType>("availableBytes").Description("What it could still take.").Resolve(context => (double?)context.Source.AvailableBytes);
        Field<NonNullGraphType<BooleanGraphType>>("isOverloaded").Description("Whether it sheds load.").Resolve(context => context.Source.IsOverloaded);
    }
}

internal sealed class SiloStateType : EnumerationGraphType
{
    public SiloStateType()
    {
        Name = "SiloState";
        Description = "Whether a host is part of the cluster.";
        Add("ACTIVE", SiloStanding.Active, "It is.");
        Add("JOINING", SiloStanding.Joining, "It comes.");
        Add("LEAVING", SiloStanding.Leaving, "It goes, in good order.");
        Add("DEAD", SiloStanding.Dead, "It went, or the others gave it up.");
    }
}

internal sealed class GrainCountType : ObjectGraphType<GrainFigures>
{
    public GrainCountType()
    {
        Name = "GrainCount";
        Description = "How many grains of one kind are awake in the cluster.";
        Field<NonNullGraphType<StringGraphType>>("kind").Description("The class.").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many.").Resolve(context => context.Source.Activations);
    }
}
