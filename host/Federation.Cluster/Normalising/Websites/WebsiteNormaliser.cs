using System.Text.RegularExpressions;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Normalising.Texts;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Websites;

/// <summary>
/// Brings a website into one form: with a scheme, the host in lower case and Punycode, without fragment and without the parameters that only tell who
/// sent somebody there. Pure and thread safe.
/// </summary>
internal static partial class WebsiteNormaliser
{
    private const int MostUrl = 2_000;

    private static readonly char[] Separators = [' ', ';', ',', '|'];

    private static readonly string[] Trackers = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"];

    public static string? Normalise(string? draft, List<Issue> issues)
    {
        if (DraftTexts.Line(draft, MostUrl, "website", issues) is not { } text) return null;
        string[] several = text.AsSpan().ContainsAny(Separators) ? [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(LooksLikeOne)] : [];
        if (several.Length > 1) issues.Add(new Issue { Code = "website.several", Severity = IssueSeverity.Info, Message = $"The website holds {several.Length} addresses; the first was taken." });
        string first = several.Length > 1 ? several[0] : text;
        string absolute = first.Contains("://", StringComparison.Ordinal) ? first : "https://" + first;
        if (Uri.TryCreate(absolute, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0
            && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4
            && address.Host.Contains('.', StringComparison.Ordinal)
            && HostName.TryOf(address) is not null)
        {
            return Canonical(address);
        }

        // The text is not quoted: people write names, mailboxes and telephone numbers into this field.
        issues.Add(Issue.Warning("website.unreadable", "The website is no web address."));
        return null;
    }

    private static bool LooksLikeOne(string part) =>
        part.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || part.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || BareHost().IsMatch(part);

    private static string Canonical(Uri address)
    {
        string port = address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}");
        return $"{address.Scheme}://{address.IdnHost.ToLowerInvariant()}{port}{address.AbsolutePath}{Query(address)}{Route(address)}";
    }

    private static string Query(Uri address)
    {
        if (address.Query.Length < 2) return "";
        var kept = address.Query[1..].Split('&').Where(parameter => !IsTracker(parameter)).ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool IsTracker(string parameter)
    {
        int end = parameter.IndexOf('=', StringComparison.Ordinal);
        string name = end < 0 ? parameter : parameter[..end];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    // Some sites keep their pages behind "#/" or "#!": that is no place within a page.
    private static string Route(Uri address) => address.Fragment.StartsWith("#/", StringComparison.Ordinal) || address.Fragment.StartsWith("#!", StringComparison.Ordinal) ? address.Fragment : "";

    // Names with dots between them, the last one of letters: no number, no mailbox.
    [GeneratedRegex(@"^(?:[\p{L}\p{Nd}-]{1,63}\.){1,8}\p{L}{2,63}(?:/[^@]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex BareHost();
}
