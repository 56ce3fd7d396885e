namespace Federation.Web.Directory.Feeds;

/// <summary>What <see cref="FeedQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Centres">Null where the filter was refused.</param>
public sealed record FeedAnswer(FeedPage? Centres);

/// <param name="Nodes">What changed last first.</param>
public sealed record FeedPage(IReadOnlyList<FeedCentre> Nodes);

public sealed record FeedCentre(string Key, string Name, string? Description, DateTimeOffset ChangedAt, FeedAddress? Address, HeldLabel? Label, IReadOnlyList<FeedListing> Listings);

public sealed record FeedAddress(string Text);

public sealed record FeedListing(FeedNetwork? Network, string Attribution, FeedTerms Terms);

public sealed record FeedNetwork(string Name);

public sealed record FeedTerms(string Name, string? Url);
