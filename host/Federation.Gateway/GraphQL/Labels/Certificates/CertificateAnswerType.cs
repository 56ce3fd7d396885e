using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using Federation.Registry.Certificates.Verifying;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

internal sealed class CertificateAnswerType : ObjectGraphType<CertificateAnswer>
{
    public CertificateAnswerType(ProblemCatalogue remedies)
    {
        Name = "CertificateAnswer";
        Description = "The answer to one question about a certificate, and why.";
        Field<BooleanGraphType>("yes").Description("Null where nobody can tell.").Resolve(context => context.Source.IsYes);
        Field<NonNullGraphType<StringGraphType>>("code").Description("What decided it: stable and dotted, for example certificate.revoked.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("reason").Description("What decided it, in English.").Resolve(context => context.Source.Reason);
        this.AddRemedy(remedies, answer => answer.Code);
    }
}
