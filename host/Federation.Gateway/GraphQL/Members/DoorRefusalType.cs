using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorRefusalType : ObjectGraphType<AdmissionRefusal>
{
    public DoorRefusalType(ProblemCatalogue remedies)
    {
        Name = "DoorRefusal";
        Description = "Why a command to a door was refused.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example admission.changed.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code);
    }
}
