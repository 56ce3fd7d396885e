using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class SearchSuggestionsType : ObjectGraphType<SearchSuggestions>
{
    public SearchSuggestionsType()
    {
        Name = "SearchSuggestions";
        Description = "What somebody may mean who has typed the beginning of something.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreType>>>>("centres").Description("Centres, what fits best first.").Plain(suggested => suggested.Centres.Select(CentreNode.Of));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LocalitySuggestionType>>>>("localities").Description("Municipalities whose names begin so, those with most centres first.").Plain(suggested => suggested.Localities);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceType>>>>("services").Description("Services of whose names a word begins so.").Plain(suggested => suggested.Services);
    }
}
