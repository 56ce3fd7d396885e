using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class CountryCountType : ObjectGraphType<KeyValuePair<string, int>>
{
    public CountryCountType()
    {
        Name = "CountryCount";
        Description = "How many centres are in one country.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("ISO 3166-1 alpha-2.").Plain(source => source.Key);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many centres.").Plain(source => source.Value);
    }
}
