using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Federation.Adapters.Sdk;

/// <summary>What a person reads of an element.</summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "script", "style", "noscript", "template", "head", "iframe", "object");

    // Between any others there is a gap, with or without white space in the source.
    private static readonly FrozenSet<string> InLine = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    /// <summary>
    /// Its text on one line, without scripts and styles, every run of white space one space. Of a longer one than <paramref name="most"/> characters only so much that it is seen to be longer: elements within
    /// elements hold the same text again and again.
    /// </summary>
    public static string Of(INode element, int most)
    {
        var text = new StringBuilder();
        bool isGap = false;
        var waiting = new Stack<(INode? Node, bool IsEnd)>([(element, false)]);
        while (text.Length <= most && waiting.TryPop(out var entry))
        {
            if (entry.Node is IText part)
            {
                Append(text, part.Data, most, ref isGap);
            }
            else if (entry.IsEnd)
            {
                isGap = true;
            }
            else if (entry.Node is IElement inner && !Unseen.Contains(inner.LocalName))
            {
                bool hasGaps = !InLine.Contains(inner.LocalName);
                isGap |= hasGaps;
                if (hasGaps) waiting.Push((null, true));
                for (int index = inner.ChildNodes.Length - 1; index >= 0; index--) waiting.Push((inner.ChildNodes[index], false));
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string data, int most, ref bool isGap)
    {
        foreach (char character in data)
        {
            if (char.IsWhiteSpace(character))
            {
                isGap = true;
                continue;
            }

            if (text.Length > most) return;
            if (isGap && text.Length > 0) text.Append(' ');
            isGap = false;
            text.Append(character);
        }
    }
}
