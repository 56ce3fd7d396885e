using System.Buffers;
using System.Text;

namespace Federation.Adapters.Sdk;

/// <summary>
/// What is read of a source's text: letters that were read in a wrong encoding as they were meant, and no control characters.
/// Pure; the record itself stays as it is.
/// </summary>
internal static class CleanText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r'])]);

    /// <summary>
    /// False for the texts that need no second look, which are nearly all. A handful of ranges, each looked for by itself, is many times
    /// faster than one set of so many characters.
    /// </summary>
    public static bool MayBeUnclean(ReadOnlySpan<char> text)
    {
        // Most cells of most tables are plain to their end: one look at each of them instead of six.
        int special = text.IndexOfAnyExceptInRange(' ', '~');
        if (special < 0) return false;
        var rest = text[special..];
        return rest.ContainsAny(Controls)
            || rest.ContainsAnyInRange('\u007F', '\u009F')

            // What a mended letter begins with.
            || rest.ContainsAnyInRange('Â', 'Å') || rest.ContainsAny('â', 'ð')

            // Halves of characters, and what stands for lost ones.
            || rest.ContainsAnyInRange('\uD800', '\uDFFF') || rest.ContainsAny(BrokenText.Mark, BrokenText.Shown);
    }

    /// <summary>The text as it is to be read.</summary>
    public static string Of(string text)
    {
        if (!MayBeUnclean(text)) return text;
        string mended = BrokenText.Show(Mojibake.Mend(text) ?? text);
        return mended.AsSpan().ContainsAnyInRange('\u0000', '\u001F') || mended.AsSpan().ContainsAnyInRange('\u007F', '\u009F') ? WithoutControls(mended) : mended;
    }

    /// <summary>
    /// What Windows-1252 has where ISO-8859-1 has this control character: <c>’</c> for U+0092. Null where it has nothing either.
    /// </summary>
    public static char? MeantBy(char control) =>
        control is >= '\u0080' and <= '\u009F' && Encodings.Windows1252.GetString([(byte)control])[0] is var meant && !char.IsControl(meant) ? meant : null;

    public static bool IsControl(char character) => char.IsControl(character) && character is not ('\t' or '\n' or '\r');

    private static string WithoutControls(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (!IsControl(character)) clean.Append(character);
            else if (character is '\v' or '\f') clean.Append(' ');
            else if (MeantBy(character) is { } meant) clean.Append(meant);
        }

        return clean.ToString();
    }
}
