using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using Federation.Gateway.Identity.Office;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class AccountRefusalType : ObjectGraphType<OfficeAnswer>
{
    public AccountRefusalType(ProblemCatalogue remedies)
    {
        Name = "AccountRefusal";
        Description = "Why a command about accounts was refused.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example provider.discovery.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code!); // A refusal has one.
    }
}
