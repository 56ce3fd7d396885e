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

    /// <summary>Its text on one line, without scripts and styles, every run of white space one space.</summary>
    public static string Of(INode element)
    {
        var text = new StringBuilder();
        var waiting = new Stack<(INode? Node, bool IsEnd)>([(element, false)]);
        while (waiting.TryPop(out var entry))
        {
            if (entry.Node is IText part)
            {
                text.Append(part.Data);
            }
            else if (entry.IsEnd)
            {
                text.Append(' ');
            }
            else if (entry.Node is IElement inner && !Unseen.Contains(inner.LocalName))
            {
                bool hasGaps = !InLine.Contains(inner.LocalName);
                if (hasGaps) text.Append(' ');
                if (hasGaps) waiting.Push((null, true));
                for (int index = inner.ChildNodes.Length - 1; index >= 0; index--) waiting.Push((inner.ChildNodes[index], false));
            }
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
