using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// How a secret can be known in what somebody writes: by its plain text, and as it looks inside JSON, an address or Base64. What is made of it beyond that, nobody can know.
/// </summary>
internal static partial class SecretForms
{
    /// <summary>Shorter ones stand in ordinary words, and taking them out would harm more than it hides.</summary>
    private const int FewestBytes = 6;

    /// <summary>From this length on nobody mistakes letters alone, or digits alone, for a word or a number of a listing.</summary>
    private const int FewestPlainCharacters = 16;

    private const string BetweenLetters = " -'._";
    private const string BetweenDigits = " -+.,/():";

    /// <summary>
    /// Whether a secret could as well be an ordinary word, name or number: too short, or letters alone or digits alone and not long. Such a one is found everywhere, and says nothing where it is found.
    /// </summary>
    public static bool IsCommon(string secret) =>
        Encoding.UTF8.GetByteCount(secret) < FewestBytes
        || (secret.Length < FewestPlainCharacters
            && (secret.All(character => char.IsLetter(character) || BetweenLetters.Contains(character, StringComparison.Ordinal))
                || secret.All(character => char.IsAsciiDigit(character) || BetweenDigits.Contains(character, StringComparison.Ordinal))));

    /// <summary>Every form of every secret, each once, longest first: a form that holds another goes before it.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> secrets) =>
        [.. secrets.SelectMany(Of).Distinct(StringComparer.Ordinal).Where(form => Encoding.UTF8.GetByteCount(form) >= FewestBytes).OrderByDescending(Encoding.UTF8.GetByteCount)];

    private static IEnumerable<string> Of(string secret) =>
    [
        secret,
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        Uri.EscapeDataString(secret),
        Escape().Replace(Uri.EscapeDataString(secret), match => match.Value.ToLowerInvariant()),
        WebUtility.UrlEncode(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
        .. WithinBase64(Encoding.UTF8.GetBytes(secret)),
    ];

    /// <summary>
    /// What of Base64 is the secret's alone, whatever stands around it (<c>user:secret</c> of an <c>Authorization</c>): three bytes make four characters, so it can begin at one of three.
    /// </summary>
    private static IEnumerable<string> WithinBase64(byte[] secret)
    {
        for (int before = 0; before < 3; before++)
        {
            string encoded = Convert.ToBase64String([.. new byte[before], .. secret]);
            int start = ((before * 8) + 5) / 6;
            int end = (before + secret.Length) * 8 / 6;
            if (end > start) yield return encoded[start..end];
        }
    }

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex Escape();
}
