using System.Text;
using System.Text.Encodings.Web;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// How a secret can be known in what somebody writes: by its plain text, and as it looks inside JSON, an address or Base64. What is made of it beyond that, nobody can know.
/// </summary>
internal static class SecretForms
{
    /// <summary>Shorter ones stand in ordinary words, and taking them out would harm more than it hides.</summary>
    private const int FewestBytes = 6;

    /// <summary>Every form of every secret, each once, longest first: a form that holds another goes before it.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> secrets) =>
        [.. secrets.SelectMany(Of).Distinct(StringComparer.Ordinal).Where(form => Encoding.UTF8.GetByteCount(form) >= FewestBytes).OrderByDescending(Encoding.UTF8.GetByteCount)];

    private static IEnumerable<string> Of(string secret) =>
    [
        secret,
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        Uri.EscapeDataString(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
    ];
}
