using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class LocalitySuggestionType : ObjectGraphType<LocalitySuggestion>
{
    public LocalitySuggestionType()
    {
        Name = "LocalitySuggestion";
        Description = "A municipality.";
        Field<NonNullGraphType<StringGraphType>>("name").Description("As an address there names it; for \"locality\" in a filter.").Plain(source => source.Name);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many centres are there.").Plain(source => source.Count);
    }
}
