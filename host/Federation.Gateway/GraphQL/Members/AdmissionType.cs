using Federation.Cluster.Members.Doors;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class AdmissionType : ObjectGraphType<AdmissionAnswer>
{
    public AdmissionType(ProblemCatalogue remedies)
    {
        Name = "Admission";
        Description = "What a door said to a pass.";
        Field<NonNullGraphType<AdmissionVerdictType>>("verdict").Description("Whether the visitor is admitted.").Resolve(context => context.Source.Verdict);
        Field<NonNullGraphType<StringGraphType>>("code").Description("Why: stable and dotted, for example admission.no-days-left or pass.replayed.").Resolve(context => context.Source.Code);
        this.AddRemedy(remedies, answer => answer.Code);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When.").Resolve(context => context.Source.At);
        Field<IntGraphType>("daysLeft").Description("Further days of this month on which the visitor may come; null where they are not counted, or nobody was admitted.").Resolve(context => context.Source.DaysLeft);
        Field<StringGraphType>("receipt").Description("By what doorEntry finds this answer later, and by what anybody sees that it was not changed: number and hash. Null where nothing was written down.").Resolve(context => context.Source.Receipt);
        Field<StringGraphType>("visitor").Description("The visitor's pseudonym at this centre, for blockVisitor; null where the pass was none of this door's.").Resolve(context => context.Source.Visitor?.Value);
        Field<StringGraphType>("homeNetwork").Description("The key of the visitor's network; null with \"visitor\".").Resolve(context => context.Source.HomeNetwork?.Value);
        Field<StringGraphType>("tier").Description("What the visitor paid for, in that network's word; null with \"visitor\".").Resolve(context => context.Source.Tier?.Value);
    }
}
