using System.Buffers;

namespace Federation.Adapters.Sdk;

/// <summary>Tells a web page from data by its first characters.</summary>
internal static class HtmlPage
{
    // What pages begin with, once a declaration and comments are passed. XML data may well hold a <title>, but none is one.
    private static readonly string[] Roots = ["html", "head", "body", "title", "meta", "script", "style", "div", "form", "center", "iframe"];
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <param name="start">The first characters of an answer, without leading blanks.</param>
    public static bool Begins(string start)
    {
        var rest = start.AsSpan();
        while (true)
        {
            rest = rest.TrimStart();
            if (rest.StartsWith("<!--")) rest = After(rest, "-->");
            else if (rest.StartsWith("<?")) rest = After(rest, ">");
            else break;
        }

        if (!rest.StartsWith("<")) return false;
        if (rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)) return rest["<!doctype".Length..].TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase);
        var name = rest[1..];
        int end = name.IndexOfAny(NameEnds);
        string root = (end < 0 ? name : name[..end]).ToString();
        return Roots.Contains(root, StringComparer.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end)
    {
        int index = text.IndexOf(end);
        return index < 0 ? [] : text[(index + end.Length)..];
    }
}
