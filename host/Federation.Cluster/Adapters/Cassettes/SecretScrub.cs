using System.Text;
using System.Text.RegularExpressions;
using Federation.Cluster.Adapters.Hosting;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>
/// Takes a network's secrets out of text, in each of their <see cref="SecretForms"/>, and the values of parameters of addresses that are called like one: a key that stands in the
/// source's own address is no setting of its own. Thread safe.
/// </summary>
/// <remarks>One word stands for all, so that a request with one secret finds the answer that was recorded with another.</remarks>
internal sealed partial class SecretScrub
{
    private const string Scrubbed = "scrubbed-secret";

    private readonly IReadOnlyList<string> _forms;

    public SecretScrub(IEnumerable<string> secrets) => _forms = [.. SecretForms.Of(secrets).SelectMany(form => (string[])[form, AsLatin(form)]).Distinct(StringComparer.Ordinal)];

    public string Apply(string text) => Parameter().Replace(_forms.Aggregate(text, (rest, form) => rest.Replace(form, Scrubbed, StringComparison.Ordinal)), $"$1{Scrubbed}");

    // As it looks where text of another encoding is read byte by byte.
    private static string AsLatin(string form) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(form));

    [GeneratedRegex("""((?:[?&;]|\\u0026)(?:[\w.-]{0,64}(?:key|token|secret|passw(?:or)?d|signature|credentials?)|sig|auth|pwd)=)[^&;#\s"'<>\\]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
