using Federation.Cluster.Members.Passes;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class PassRefusalType : ObjectGraphType<PassRefusal>
{
    public PassRefusalType(ProblemCatalogue remedies)
    {
        Name = "PassRefusal";
        Description = "Why a member gets no credential.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example membership.blocked.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code);
    }
}
