using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Probing.Drafts;

/// <summary>Writes a text so that YAML reads the same one. Pure.</summary>
internal static partial class YamlScalar
{
    public static string Of(string text) => Plain().IsMatch(text) && !text.EndsWith(' ') && !Reserved().IsMatch(text) ? text : Quoted(text);

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                quoted.Append(character).Append(text[++index]);
                continue;
            }

            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsSurrogate(character) => quoted.Append('\uFFFD'),
                _ when char.IsControl(character) || char.IsWhiteSpace(character) && character != ' ' || character is '\uFEFF' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' || char.GetUnicodeCategory(character) == UnicodeCategory.Format => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_.'/ -]{0,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?:y|n|yes|no|on|off|true|false|null|none|oui|non)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
