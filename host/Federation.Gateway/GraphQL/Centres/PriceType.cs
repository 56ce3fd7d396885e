using Federation.Cluster.Centres;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class PriceType : ObjectGraphType<ListedPrice>
{
    public PriceType()
    {
        Name = "Price";
        Description = "What something costs. Only the text is there where it was not understood.";
        Field<NonNullGraphType<StringGraphType>>("text").Description("In the source's words.").Resolve(context => context.Source.Text);
        Field<FloatGraphType>("amount").Description("With at most two decimals; 0 for what is free.").Resolve(context => (double?)context.Source.Amount);
        Field<StringGraphType>("currency").Description("ISO 4217, upper case.").Resolve(context => context.Source.Currency);
        Field<PriceUnitType>("unit").Description("What the amount is paid for.").Resolve(context => context.Source.Unit);
        Field<ServiceType>("service").Description("The service that the price is for.").Resolve(context => context.Source.Service);
        Field<NonNullGraphType<BooleanGraphType>>("free").Description("True for what costs nothing.").Resolve(context => context.Source.IsFree);
    }
}
