using System.Text.RegularExpressions;

namespace Federation.Gateway.Exports.Formats;

/// <summary>Makes texts of strangers safe for spreadsheets, which take cells that begin in certain ways for formulas.</summary>
internal static partial class CsvCell
{
    /// <summary>
    /// The text with an apostrophe before what a spreadsheet would calculate: a text that begins with = + - @, their full-width forms, a tab or a carriage return. A French spreadsheet parts cells at semicolons and does
    /// not see that a quotation began after a comma, so that a cell may begin, for it, after any semicolon, tab or line end within the text.
    /// </summary>
    public static string Of(string text) => Beginning().Replace(text, "'");

    [GeneratedRegex("""(?<=^|[;\t\r\n])(?="*[=+\-@\t\r＝＋－＠])""", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
