using Federation.Cluster.Suggestions;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Suggestions;

internal sealed class SuggestionStateType : EnumerationGraphType
{
    public SuggestionStateType()
    {
        Name = "SuggestionState";
        Description = "What became of a suggestion.";
        Add("OPEN", SuggestionState.Open, "It waits at the network.");
        Add("CARRIED", SuggestionState.Carried, "The network's feed says so now.");
        Add("DISMISSED", SuggestionState.Dismissed, "The network said no.");
        Add("EXPIRED", SuggestionState.Expired, "Nobody answered, or the listing is gone.");
    }
}
