using Federation.Gateway.GraphQL.Loading;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class SearchSuggestionsType : ObjectGraphType<SearchSuggestions>
{
    public SearchSuggestionsType()
    {
        Name = "SearchSuggestions";
        Description = "What somebody may mean who has typed the beginning of something.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<CentreType>>>>("centres").Description("Centres, what fits best first.").Resolve(context => context.Source.Centres.Select(centre => CentreNode.Of(centre, context.Directory())));
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<LocalitySuggestionType>>>>("localities").Description("Municipalities whose names begin so, those with most centres first.").Resolve(context => context.Source.Localities);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ServiceType>>>>("services").Description("Services of whose names a word begins so.").Resolve(context => context.Source.Services);
    }
}
