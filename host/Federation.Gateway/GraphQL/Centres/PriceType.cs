using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class PriceType : ObjectGraphType<ListedPrice>
{
    public PriceType()
    {
        Name = "Price";
        Description = "What something costs. Only the text is there where it was not understood.";
        Field<NonNullGraphType<StringGraphType>>("text").Description("In the source's words.").Plain(source => source.Text);
        Field<FloatGraphType>("amount").Description("With at most two decimals; 0 for what is free.").Plain(source => (double?)source.Amount);
        Field<StringGraphType>("currency").Description("ISO 4217, upper case.").Plain(source => source.Currency);
        Field<PriceUnitType>("unit").Description("What the amount is paid for.").Plain(source => source.Unit);
        Field<ServiceType>("service").Description("The service that the price is for.").Plain(source => source.Service);
        Field<NonNullGraphType<BooleanGraphType>>("free").Description("True for what costs nothing.").Plain(source => source.IsFree);
    }
}
