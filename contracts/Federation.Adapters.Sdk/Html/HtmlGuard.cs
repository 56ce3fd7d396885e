using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Watches one page being parsed. A tree may neither be deeper nor larger than the limits, for the parser looks through all open elements
/// at every tag: 100,000 nested ones took it 47 seconds. Used once.
/// </summary>
internal sealed class HtmlGuard(ParserLimits limits)
{
    // The parser repeats open formatting elements of its own accord, without a word: so the tree itself is counted now and then.
    private const int ElementsBetweenCounts = 1_024;

    private IElement? _last;
    private int _created;

    /// <summary>Whether the page ended before its last script did, which no page may: it was cut there.</summary>
    public bool EndsInScript { get; private set; }

    public HtmlParserOptions Options => new()
    {
        IsScripting = false,
        SkipComments = true,
        DisableElementPositionTracking = true,
        MaximumDepth = limits.HtmlDepth + 1,
        OnCreated = (element, _) => Created(element),
        OnToken = (token, _) => Look(token),
    };

    private void Created(IElement element)
    {
        _last = element;
        if (++_created > limits.HtmlElements) throw TooMany();
    }

    // An element has no parent yet when it is created, but has one by the next token.
    private void Look(HtmlToken token)
    {
        if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag) EndsInScript = token is { Type: HtmlTokenType.StartTag, Name: "script" };
        if (_last is not { } element) return;
        _last = null;
        int levels = 0;
        for (INode? node = element; node is not (null or IDocument); node = node.Parent) levels++;
        if (levels > limits.HtmlDepth) throw new AdapterException(FailureKind.SourceChanged, "html.too-deep", $"The page's elements are nested more than {limits.HtmlDepth} levels deep.");
        if (_created % ElementsBetweenCounts == 0 && element.Owner is { } document) Count(document);
    }

    private void Count(INode root)
    {
        int elements = 0;
        var waiting = new Stack<INode>([root]);
        while (waiting.TryPop(out var node))
        {
            if (node is IElement && ++elements > limits.HtmlElements) throw TooMany();
            foreach (var child in node.ChildNodes)
            {
                if (child.NodeType == NodeType.Element) waiting.Push(child);
            }
        }
    }

    private AdapterException TooMany() => new(FailureKind.SourceChanged, "html.too-many-elements", $"The page has more than {limits.HtmlElements} elements.");
}
