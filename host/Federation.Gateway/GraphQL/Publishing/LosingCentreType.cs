using Federation.Cluster.Labels.Publishing;
using Federation.Gateway.GraphQL.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Publishing;

internal sealed class LosingCentreType : ObjectGraphType<LosingCentre>
{
    public LosingCentreType()
    {
        Name = "LosingCentre";
        Description = "A centre that would lose something.";
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("The centre's key.").Resolve(context => context.Source.Centre);
        Field<StringGraphType>("name").Description("What it is called; null where the directory has it no more.").Resolve(context => context.Source.Name);
        Field<NonNullGraphType<IntGraphType>>("label").Description("Which of its labels.").Resolve(context => context.Source.Label);
        Field<NonNullGraphType<StringGraphType>>("criteriaVersion").Description("Under which it was awarded.").Resolve(context => context.Source.CriteriaVersion);
        Field<NonNullGraphType<BooleanGraphType>>("kept").Description("False where nothing was kept of what the award came of: only what the directory computes was judged.").Resolve(context => context.Source.IsKept);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LosingAxisType>>>>("axes").Description("The axes that it would lose.").Resolve(context => context.Source.Axes);
    }
}

internal sealed class LosingAxisType : ObjectGraphType<LosingAxis>
{
    public LosingAxisType()
    {
        Name = "LosingAxis";
        Description = "An axis that a centre would lose.";
        Field<NonNullGraphType<AxisType>>("axis").Description("The axis.").Resolve(context => context.Source.Axis);
        Field<NonNullGraphType<IntGraphType>>("awarded").Description("The level for which it was awarded.").Resolve(context => context.Source.Awarded);
        Field<IntGraphType>("underOwn").Description("What the same would come to now under the criteria of the award; null where nothing can be measured, and where those criteria are unknown here.").Resolve(context => context.Source.UnderOwn);
        Field<NonNullGraphType<BooleanGraphType>>("lostAlready").Description("Whether it would be lost under the criteria of the award as well: then it is not the new version that takes it.").Resolve(context => context.Source.IsLostAlready);
        Field<IntGraphType>("level").Description("What it would come to: 0 to 3; null where nothing of the axis can be measured.").Resolve(context => context.Source.Level);
        Field<NonNullGraphType<IntGraphType>>("optionalNeeded").Description("How many of the optional criteria below would have to hold for the next level; 0 where enough do.").Resolve(context => context.Source.OptionalNeeded);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LosingReasonType>>>>("why").Description("What stands against the level after the one that it would have, the mandatory criteria first.").Resolve(context => context.Source.Why);
    }
}

internal sealed class LosingReasonType : ObjectGraphType<LosingReason>
{
    public LosingReasonType()
    {
        Name = "LosingReason";
        Description = "A criterion that stands against a level.";
        Field<NonNullGraphType<StringGraphType>>("criterion").Description("Its key.").Resolve(context => context.Source.Criterion);
        Field<NonNullGraphType<BooleanGraphType>>("mandatory").Description("Whether every level hangs on it.").Resolve(context => context.Source.IsMandatory);
        Field<FloatGraphType>("value").Description("What counts, in the criterion's unit; null where nothing is known.").Resolve(context => (double?)context.Source.Value);
        this.AddText("says", "Why, in one sentence.", reason => reason.Text);
    }
}
