namespace Federation.Web.Sitemaps;

/// <summary>What <see cref="SitemapQuestion"/> answers.</summary>
public sealed record SitemapAnswer(SitemapPage? Centres);

public sealed record SitemapPage(SitemapPageInfo PageInfo, IReadOnlyList<SitemapCentre> Nodes);

public sealed record SitemapPageInfo(string? EndCursor, bool HasNextPage);

public sealed record SitemapCentre(string Key, DateTimeOffset ChangedAt);
