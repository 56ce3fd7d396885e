using Federation.Cluster.Index;
using Federation.Cluster.Index.Words;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class SuggestQueries : IQueryFields
{
    private const int MostCharacters = 100;
    public const int DefaultSize = 5;
    private const int Most = 10;

    public void AddTo(QueryType query) =>
        query.Field<NonNullGraphType<SearchSuggestionsType>>("suggest")
            .Description("What somebody may mean who has typed so much: centres, municipalities, services.")
            .Argument<NonNullGraphType<StringGraphType>>("text", $"What was typed, up to {MostCharacters} characters.")
            .Argument<IntGraphType>("first", $"How many of each; 0 to {Most}, {DefaultSize} by default.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the services' names.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context =>
            {
                string text = context.GetArgument<string>("text");
                if (text.Length > MostCharacters) throw CodedError.BadInput($"\"text\" has up to {MostCharacters} characters; it had {text.Length}.");
                CentreFilters.Words(text);
                int first = context.First(DefaultSize, Most);
                var index = context.Directory().Index;
                var centres = string.IsNullOrWhiteSpace(text) ? [] : index.Search(new CentreSearch(new CentreQuery { Text = text }, CentreOrder.Relevance, first), context.CancellationToken).Hits;
                return new SearchSuggestions([.. centres.Select(hit => hit.Place)], index.Localities(text, first, context.CancellationToken), [.. Services(text, context).Take(first)]);
            });

    private static IEnumerable<string> Services(string text, IResolveFieldContext context) => string.IsNullOrWhiteSpace(text) ? []
        : ServiceKeys.All.Where(service => SearchText.Begins(Vocabulary.Services.Label(service, context.Language()), text));
}
