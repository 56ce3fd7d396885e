using Federation.Cluster.Index;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>What somebody may mean who has typed the beginning of something.</summary>
/// <param name="Services">Keys of the vocabulary.</param>
internal sealed record SearchSuggestions(IReadOnlyList<CentrePlace> Centres, IReadOnlyList<LocalitySuggestion> Localities, IReadOnlyList<string> Services);
