using System.Collections.Frozen;

namespace Federation.Cluster.Matching;

/// <summary>The host of a website, as far as it tells one place from another. Thread safe.</summary>
public static class WebDomain
{
    /// <summary>Hosts where many unrelated places have a page: no evidence that two listings mean one place.</summary>
    private static readonly FrozenSet<string> Shared = new[]
    {
        "facebook.com", "fb.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "youtube.com", "google.com", "goo.gl", "plus.google.com",
        "sites.google.com", "business.site", "wixsite.com", "wordpress.com", "blogspot.com", "blogspot.fr", "tumblr.com", "medium.com", "github.io",
        "github.com", "weebly.com", "jimdo.com", "jimdofree.com", "over-blog.com", "free.fr", "pagesperso-orange.fr", "meetup.com", "eventbrite.com",
        "helloasso.com", "linktr.ee", "wikipedia.org",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The lower-case host without a leading <c>www.</c>; null when there is none or when it, or a parent of it, is known to be shared.
    /// </summary>
    public static string? Of(string? website)
    {
        if (!Uri.TryCreate(website, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns) return null;
        string host = address.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        for (string parent = host; ;)
        {
            if (Shared.Contains(parent)) return null;
            int dot = parent.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) return host;
            parent = parent[(dot + 1)..];
        }
    }
}
