namespace Federation.Registry.Criteria.Reading;

/// <summary>A part of a YAML file that knows its line, from 1.</summary>
internal abstract record Node(int Line);

/// <param name="Text">Unquoted.</param>
internal sealed record TextNode(int Line, string Text) : Node(Line);

internal sealed record ListNode(int Line, IReadOnlyList<Node> Items) : Node(Line);

/// <param name="Members">In the file's order, a repeated one repeated.</param>
internal sealed record MapNode(int Line, IReadOnlyList<Member> Members) : Node(Line);

/// <param name="Line">Where its name stands; its value may begin further down.</param>
internal sealed record Member(string Name, int Line, Node Value);
