using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Federation.Registry.Criteria.Reading;

/// <summary>
/// Makes nodes with lines from YAML. What criteria do without is refused, since a short file can otherwise stand for a huge one: aliases, and with them anchors;
/// tags; deep nesting; a second document.
/// </summary>
internal sealed class NodeParser
{
    private const int MaxDepth = 8;

    private readonly IParser _events;

    // The end of what was read so far.
    private Mark _read = Mark.Empty;

    private NodeParser(string yaml) => _events = new Parser(new StringReader(yaml));

    /// <returns>Null where a problem was added.</returns>
    public static Node? Parse(string yaml, ICollection<CriteriaProblem> problems)
    {
        if (yaml.Length > CriteriaFile.MaxLength)
        {
            problems.Add(new CriteriaProblem(CriteriaProblemCodes.Syntax, 1, $"the file is longer than {CriteriaFile.MaxLength} characters"));
            return null;
        }

        try
        {
            return new NodeParser(yaml).Document();
        }
        catch (YamlException failure)
        {
            problems.Add(new CriteriaProblem(CriteriaProblemCodes.Syntax, Math.Max(1, (int)failure.Start.Line), failure.Message.ReplaceLineEndings(" ")));
            return null;
        }
    }

    private Node Document()
    {
        Next<StreamStart>("YAML");
        Next<DocumentStart>("a document");
        var root = Value(Next(), 0);
        Next<DocumentEnd>("the document's end");
        Next<StreamEnd>("the file's end: one document is all that is read");
        return root;
    }

    private Node Value(ParsingEvent start, int depth)
    {
        if (depth > MaxDepth) throw Refused(start, $"nothing nests deeper than {MaxDepth}");
        if (start is NodeEvent node && !(node.Anchor.IsEmpty && node.Tag.IsEmpty)) throw Refused(start, "anchors and tags are not read");
        return start switch
        {
            Scalar scalar => new TextNode(Line(scalar), scalar.Value),
            SequenceStart => List(start, depth),
            MappingStart => Map(start, depth),
            _ => throw Refused(start, "aliases are not read"),
        };
    }

    private ListNode List(ParsingEvent start, int depth)
    {
        List<Node> items = [];
        for (var next = Next(); next is not SequenceEnd; next = Next()) items.Add(Value(next, depth + 1));
        return new ListNode(Line(start), items);
    }

    private MapNode Map(ParsingEvent start, int depth)
    {
        List<Member> members = [];
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            if (Value(next, depth + 1) is not TextNode name) throw Refused(next, "the name of a member is a text");
            members.Add(new Member(name.Text, name.Line, Value(Next(), depth + 1)));
        }

        return new MapNode(Line(start), members);
    }

    private ParsingEvent Next()
    {
        try
        {
            if (!_events.MoveNext()) throw new YamlException(_read, _read, "the file ends too early");
        }
        catch (InvalidOperationException failure)
        {
            // YamlDotNet 18.1.0 says no more than that of some broken flow, as of a line "[éx".
            throw new YamlException(_read, _read, "what follows is no YAML", failure);
        }

        var next = _events.Current!; // It moved, so there is one.
        _read = next.End;
        return next;
    }

    private void Next<T>(string expected)
        where T : ParsingEvent
    {
        var next = Next();
        if (next is not T) throw Refused(next, $"expected {expected}");
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static YamlException Refused(ParsingEvent at, string reason) => new(at.Start, at.End, reason);
}
