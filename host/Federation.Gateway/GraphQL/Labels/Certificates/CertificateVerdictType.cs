using Federation.Registry.Certificates.Verifying;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Certificates;

internal sealed class CertificateVerdictType : ObjectGraphType<CertificateVerdict>
{
    public CertificateVerdictType()
    {
        Name = "CertificateVerdict";
        Description = "What a certificate is worth: two questions, kept apart. A copy that was genuine stays genuine after its label was taken back.";
        Field<NonNullGraphType<CertificateAnswerType>>("genuine").Description("Did this directory sign exactly this?").Resolve(context => context.Source.Genuine);
        Field<NonNullGraphType<CertificateAnswerType>>("holding").Description("Does the centre hold now what it says? Null where it is not genuine.").Resolve(context => context.Source.Holding);
        Field<StringGraphType>("address").Description("Its own id; null where it is not genuine.").Resolve(context => context.Source.Facts?.Id);
        Field<StringGraphType>("centreName").Description("The centre, as it was called when the certificate was first asked for.").Resolve(context => context.Source.Facts?.CentreName);
        Field<IntGraphType>("level").Description("The level that it says, 1 to 3.").Resolve(context => context.Source.Facts?.Level);
        Field<DateTimeScalar>("validFrom").Description("The first moment of which it speaks.").Resolve(context => context.Source.Facts?.ValidFrom);
        Field<DateTimeScalar>("validUntil").Description("The first moment of which it speaks no more.").Resolve(context => context.Source.Facts?.ValidUntil);
    }
}
