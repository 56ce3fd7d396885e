namespace Federation.Registry.Certificates.Quads;

/// <summary>A member that a node may have, and what it says in RDF.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Predicate">The IRI that the contexts give the name.</param>
/// <param name="Kind">What its value is.</param>
internal sealed record Member(string Name, string Predicate, MemberKind Kind)
{
    /// <summary>The datatype's IRI; null for plain text.</summary>
    public string? Datatype { get; init; }

    /// <summary>The shape of a <see cref="MemberKind.Node"/>; null for any other.</summary>
    public NodeShape? Node { get; init; }

    /// <summary>True where the value is an array of at least one.</summary>
    public bool IsMany { get; init; }

    public static Member Text(string name, string predicate, string? datatype = null) => new(name, predicate, MemberKind.Text) { Datatype = datatype };

    public static Member Time(string name, string predicate) => new(name, predicate, MemberKind.Time) { Datatype = Iris.DateTime };

    public static Member Number(string name, string predicate) => new(name, predicate, MemberKind.Number) { Datatype = Iris.Integer };

    public static Member Reference(string name, string predicate) => new(name, predicate, MemberKind.Reference);

    public static Member Of(string name, string predicate, NodeShape node) => new(name, predicate, MemberKind.Node) { Node = node };
}
