using System.Text;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

internal sealed class CertificateType : ObjectGraphType<CertificateView>
{
    public CertificateType()
    {
        Name = "Certificate";
        Description = "The certificate of a label, signed in two forms. It proves what was awarded; whether that still stands tell the status lists that it names.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("The centre's key, a hyphen and the label's number.").Resolve(context => context.Source.Id.ToString());
        Field<NonNullGraphType<StringGraphType>>("address").Description("Where it answers, and its id in both forms.").Resolve(context => context.Source.Address);
        Field<NonNullGraphType<StringGraphType>>("credential").Description("A Verifiable Credential 2.0 and Open Badge 3.0 with an embedded proof, as JSON: application/vc.").Resolve(context => Encoding.UTF8.GetString(context.Source.Issued.Embedded));
        Field<NonNullGraphType<StringGraphType>>("jwt").Description("The same credential as a JWT: application/vc+jwt.").Resolve(context => context.Source.Issued.Jwt);
        Field<StringGraphType>("logProof").Description("That what the certificate says is in the public log of labels: a text of the form c2sp.org/tlog-proof@v1, which brings the log's entry. Null in the moment before it is.").Resolve(context => context.Source.LogProof);
    }
}
