using System.Text;

namespace Federation.Registry.Readings;

/// <summary>Sets French text as its typography has it: no line breaks before <c>: ; ? ! »</c> or after <c>«</c>, and the apostrophe is the curved one.</summary>
internal static class FrenchTypography
{
    private const char Space = '\u00A0';

    /// <summary>Narrower than the other one, before the signs that stand close.</summary>
    private const char ThinSpace = '\u202F';

    public static string Of(string text)
    {
        var set = new StringBuilder(text);
        for (int i = 0; i < set.Length; i++)
        {
            if (set[i] == '\'') set[i] = '’';
            if (set[i] != ' ') continue;
            char next = i + 1 < set.Length ? set[i + 1] : default, before = i > 0 ? set[i - 1] : default;
            if (next is ';' or '?' or '!') set[i] = ThinSpace;
            else if (next is ':' or '»' || before == '«') set[i] = Space;
        }

        return set.ToString();
    }
}
