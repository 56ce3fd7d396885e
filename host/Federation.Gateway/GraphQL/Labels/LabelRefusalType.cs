using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using Federation.Registry.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelRefusalType : ObjectGraphType<LabelRefusal>
{
    public LabelRefusalType(ProblemCatalogue remedies)
    {
        Name = "LabelRefusal";
        Description = "Why a decision about a label was refused.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example label.changed.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code);
    }
}
