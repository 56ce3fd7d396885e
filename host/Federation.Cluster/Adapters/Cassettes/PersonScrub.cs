using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>
/// Puts placeholders in the place of mailboxes and telephone numbers; the same mailbox, or number as written, gets the same one for as long as this lives. A net with holes: what a
/// person's name looks like, nobody can say, and a number that is written as nobody writes one stays. Not thread safe.
/// </summary>
internal sealed partial class PersonScrub
{
    /// <summary>Below 019900, French numbers belong to nobody: they are kept for films. More placeholders than these repeat.</summary>
    private const int MostNumbers = 10_000;

    private readonly Dictionary<string, int> _mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public string Apply(string text)
    {
        string scrubbed = Mailbox().Replace(text, match => $"person-{NumberOf($"{match.Groups["local"].Value}@{match.Groups["domain"].Value}", _mailboxes)}@example.invalid");
        return Telephone().Replace(scrubbed, match => IsDecimal(match.Value) ? match.Value : Telephoned(NumberOf(string.Concat(match.Value.Where(char.IsAsciiDigit)), _numbers)));
    }

    /// <summary>The text with one word for every mailbox and one for every number, placeholders among them: what is equal then may have been equal before.</summary>
    public static string Mask(string text) => Telephone().Replace(Mailbox().Replace(text, "mailbox"), match => IsDecimal(match.Value) ? match.Value : "telephone");

    private static string Telephoned(int number) => string.Create(CultureInfo.InvariantCulture, $"019900{number % MostNumbers:D4}");

    private static int NumberOf(string person, Dictionary<string, int> known)
    {
        if (!known.TryGetValue(person, out int number)) known[person] = number = known.Count + 1;
        return number;
    }

    // A latitude with its sign looks like a number of another country, but for its one point.
    private static bool IsDecimal(string text) => text.Count(character => !char.IsAsciiDigit(character) && character != '+') == 1 && text.Contains('.', StringComparison.Ordinal);

    // The sign between the two parts also as it stands in addresses, JSON and HTML.
    [GeneratedRegex("""(?<![\w.+'-])(?<local>[\w.+'-]{1,64})(?:@|%40|\\u0040|&#0*64;|&#x0*40;)(?<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mailbox();

    // Of another country (+ or 00), or ten digits in French pairs: not in the middle of a word or after a decimal point. A comma between two fields is none; after one to three
    // digits of a number it may be.
    [GeneratedRegex("""(?<![\w.+-]|(?<![\w.])-?\d{1,3},)(?:(?:\+|00)[1-9]\d{0,2}(?:[ \u00A0.\-()/]{0,3}\d){7,13}|0[1-9](?<gap>[ \u00A0.\-]?)\d\d(?:\k<gap>\d\d){3})(?![\w])""", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();
}
