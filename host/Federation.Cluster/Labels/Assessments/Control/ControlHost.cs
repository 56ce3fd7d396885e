using System.Collections.Frozen;

namespace Federation.Cluster.Labels.Assessments.Control;

/// <summary>The host of a centre's listed website: whoever can put a file there, or reads mail there, speaks for the centre. Pure.</summary>
public static class ControlHost
{
    /// <summary>After <see href="https://www.rfc-editor.org/rfc/rfc8615">RFC 8615</see>.</summary>
    private const string File = "/.well-known/connected-collaborative-centre.txt";

    private const string Www = "www.";

    /// <summary>Mailboxes of a house and of nobody in it.</summary>
    private static readonly string[] Boxes = ["accueil", "bonjour", "contact", "hello", "info", "webmaster"];

    // Where anybody gets a page or a mailbox. The list cannot be whole: on a host that many share, nobody who is asked for a file at its root can put one there, and nobody reads these mailboxes but its keeper.
    private static readonly FrozenSet<string> Shared = new[]
    {
        "aol.com", "bbox.fr", "bit.ly", "blogspot.com", "facebook.com", "fb.com", "free.fr", "github.com", "github.io", "gmail.com", "gmx.com", "gmx.fr", "gmx.net", "google.com", "googlemail.com", "helloasso.com", "hotmail.com", "hotmail.fr",
        "icloud.com", "instagram.com", "laposte.net", "linkedin.com", "linktr.ee", "live.com", "live.fr", "mailo.com", "me.com", "neuf.fr", "numericable.fr", "openstreetmap.org", "orange.fr", "outlook.com", "outlook.fr", "proton.me", "protonmail.com",
        "sfr.fr", "sites.google.com", "t.me", "tumblr.com", "twitter.com", "wanadoo.fr", "wikipedia.org", "wixsite.com", "wordpress.com", "x.com", "yahoo.com", "yahoo.fr", "youtube.com", "ymail.com",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The host as it is listed, in lower case and in its <c>xn--</c> form; null where the website is none, on no name of the public internet, or on a host that many share.</summary>
    public static string? Of(string? website)
    {
        if (!Uri.TryCreate(website, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.HostNameType != UriHostNameType.Dns) return null;
        string host = address.IdnHost.ToLowerInvariant().TrimEnd('.');
        string last = host[(host.LastIndexOf('.') + 1)..];
        bool isName = host.Contains('.', StringComparison.Ordinal) && last.Length > 1 && !char.IsAsciiDigit(last[0]) && last is not ("localhost" or "local" or "internal" or "onion");
        return isName && !Shared.Contains(Bare(host)) ? host : null;
    }

    /// <summary>Where the file has to lie.</summary>
    /// <param name="host">As <see cref="Of"/> gives it.</param>
    public static Uri FileAt(string host) => new($"https://{host}{File}");

    /// <summary>The mailboxes to which a code is sent: on the host itself, without its www. A mailbox of a domain above would be its keeper's, and where domains of people begin no table of ours says.</summary>
    /// <param name="host">As <see cref="Of"/> gives it.</param>
    public static IReadOnlyList<string> Mailboxes(string host) => [.. Boxes.Select(box => $"{box}@{Bare(host)}")];

    /// <summary>The domain of the mailboxes.</summary>
    public static string Bare(string host) => host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
}
