using Federation.Cluster.Problems;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class IssueType : ObjectGraphType<Issue>
{
    public IssueType(ProblemCatalogue remedies)
    {
        Name = "Issue";
        Description = "Something found wrong in one record.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example coordinates.range.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<IssueSeverityType>>("severity").Description("How much it takes away.").Resolve(context => context.Source.Severity);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What was wrong, in English.").Resolve(context => context.Source.Message);
        Field<StringGraphType>("pointer").Description("Where in the record, as a JSON pointer; null for the record as a whole.").Resolve(context => context.Source.Pointer);
        this.AddRemedy(remedies, issue => issue.Code);
    }
}
