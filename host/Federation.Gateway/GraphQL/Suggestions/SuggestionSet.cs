using Federation.Cluster.Suggestions;

namespace Federation.Gateway.GraphQL.Suggestions;

/// <param name="Suggestion">As it was made, or after it was answered.</param>
internal sealed record SuggestionSet(Suggestion Suggestion);
