namespace Federation.Web.Directory;

/// <summary>What <see cref="SuggestionsQuestion"/> answers.</summary>
public sealed record SuggestionsAnswer(SearchSuggestions Suggest);

public sealed record SearchSuggestions(IReadOnlyList<SuggestedCentre> Centres, IReadOnlyList<SuggestedTown> Localities, IReadOnlyList<Named> Services);

public sealed record SuggestedCentre(string Key, string Name, PlaceAddress? Address);

public sealed record SuggestedTown(string Name, int Count);
