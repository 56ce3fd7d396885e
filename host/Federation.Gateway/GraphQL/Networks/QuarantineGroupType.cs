using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class QuarantineGroupType : ObjectGraphType<QuarantineGroup>
{
    public QuarantineGroupType(ProblemCatalogue remedies)
    {
        Name = "QuarantineGroup";
        Description = "Quarantined records that one code keeps there: many with one code have one cause.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("The code of the first error of each.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many.").Resolve(context => context.Source.Count);
        Field<NonNullGraphType<IntGraphType>>("replayable").Description("How many of them a mended mapping can take, by replayQuarantine.").Resolve(context => context.Source.Replayable);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<QuarantinedRecordType>>>>("examples").Description($"The first of them; at most {QuarantineGroup.MostExamples}.").Resolve(context => context.Source.Examples);
        this.AddRemedy(remedies, group => group.Code);
    }
}
