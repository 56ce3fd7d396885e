using Federation.Cluster.Centres;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class TelephoneType : ObjectGraphType<Telephone>
{
    public TelephoneType()
    {
        Name = "Telephone";
        Description = "A telephone number.";
        Field<StringGraphType>("e164").Description("After ITU-T E.164, +33380123456; null for a short number, which only its own country knows.").Resolve(context => context.Source.E164);
        Field<NonNullGraphType<StringGraphType>>("shown").Description("For people: +33 3 80 12 34 56.").Resolve(context => context.Source.Shown);
        Field<StringGraphType>("extension").Description("Digits to dial after the number.").Resolve(context => context.Source.Extension);
    }
}
