using Federation.Cluster.Problems;
using Federation.Cluster.Sync;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed class RunProblemType : ObjectGraphType<RunProblem>
{
    public RunProblemType(ProblemCatalogue remedies)
    {
        Name = "RunProblem";
        Description = "One thing found wrong in one record of a run.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example coordinates.range.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<IssueSeverityType>>("severity").Description("How much it takes away.").Resolve(context => context.Source.Severity);
        Field<StringGraphType>("locator").Description("Where in the source: a row or a pointer.").Resolve(context => context.Source.Locator);
        Field<StringGraphType>("sourceId").Description("The network's own id of the record; null where it has none.").Resolve(context => context.Source.SourceId);
        Field<StringGraphType>("pointer").Description("Where in the record, as a JSON pointer; null for the record as a whole.").Resolve(context => context.Source.Pointer);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What was wrong, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, problem => problem.Code);
    }
}
