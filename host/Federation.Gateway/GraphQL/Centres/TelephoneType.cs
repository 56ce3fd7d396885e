using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class TelephoneType : ObjectGraphType<Telephone>
{
    public TelephoneType()
    {
        Name = "Telephone";
        Description = "A telephone number.";
        Field<StringGraphType>("e164").Description("After ITU-T E.164, +33380123456; null for a short number, which only its own country knows.").Plain(source => source.E164);
        Field<NonNullGraphType<StringGraphType>>("shown").Description("For people: +33 3 80 12 34 56.").Plain(source => source.Shown);
        Field<StringGraphType>("extension").Description("Digits to dial after the number.").Plain(source => source.Extension);
    }
}
