using System.ServiceModel.Syndication;
using System.Xml;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;

namespace Federation.Web.Directory.Feeds;

/// <summary>Centres as an <see href="https://www.rfc-editor.org/rfc/rfc4287">Atom</see> feed: one entry for each, which changes with it. Pure.</summary>
internal static class CentreFeed
{
    /// <param name="origin">Of the directory; entries are known by the addresses of their pages.</param>
    /// <param name="query">Of the address of the same centres in the directory, with its question mark; empty for all.</param>
    /// <param name="now">Stands for the last change where nothing fits.</param>
    public static SyndicationFeed Of(FeedPage page, Language language, string origin, string query, DateTimeOffset now)
    {
        var words = ShellWords.Of(language);
        string here = origin + Routes.Feed(language) + query;
        var feed = new SyndicationFeed
        {
            Id = here,
            Title = Text(query.Length == 0 ? words.Name : $"{words.Name} – {DirectoryWords.Of(language).Selection}"),
            Language = language.Tag,
            LastUpdatedTime = page.Nodes is [var newest, ..] ? newest.ChangedAt : now,
            Items = [.. page.Nodes.Select(centre => Entry(centre, language, origin))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = words.Name });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(here)));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(origin + Routes.Directory(language) + query)));
        return feed;
    }

    private static SyndicationItem Entry(FeedCentre centre, Language language, string origin)
    {
        string address = origin + Routes.Centre(language, centre.Key);
        var item = new SyndicationItem
        {
            Id = address,
            Title = Text(centre.Name),
            Summary = Text(string.Join("\n", new[] { centre.Address?.Text, Level(centre, language), centre.Description }.Where(line => !string.IsNullOrEmpty(line)))),
            LastUpdatedTime = centre.ChangedAt,
            // Whoever hands an entry on hands on what its sources ask for.
            Copyright = Text(string.Join("; ", centre.Listings.Select(Rights).Distinct(StringComparer.Ordinal))),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(address)));
        foreach (string network in centre.Listings.Select(listing => listing.Network?.Name).OfType<string>().Distinct(StringComparer.Ordinal)) item.Authors.Add(new SyndicationPerson { Name = Plain(network) });
        return item;
    }

    private static string? Level(FeedCentre centre, Language language) => centre.Label?.HeldLevel is { } level ? DirectoryWords.Of(language).Level(level) : null;

    private static string Rights(FeedListing listing) => $"{listing.Attribution}, {listing.Terms.Name}{(listing.Terms.Url is { } url ? $" ({url})" : "")}";

    private static TextSyndicationContent Text(string text) => new(Plain(text), TextSyndicationContentKind.Plaintext);

    /// <summary>A control character, which a partner's text may hold, has no place in XML, and no way to be written there.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
