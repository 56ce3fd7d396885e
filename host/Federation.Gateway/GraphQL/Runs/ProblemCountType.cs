using Federation.Cluster.Problems;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class ProblemCountType : ObjectGraphType<KeyValuePair<string, int>>
{
    public ProblemCountType(ProblemCatalogue remedies)
    {
        Name = "ProblemCount";
        Description = "How often one problem occurred in a run.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example coordinates.range.").Resolve(context => context.Source.Key);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How often, over all records of the run.").Resolve(context => context.Source.Value);
        this.AddRemedy(remedies, count => count.Key);
    }
}
