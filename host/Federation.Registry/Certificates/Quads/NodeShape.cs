namespace Federation.Registry.Certificates.Quads;

/// <summary>What a node looks like in JSON, and what it says in RDF. Nothing but this is read or signed.</summary>
/// <param name="Types">Its types' names and IRIs, in their order; none where the node says no type.</param>
/// <param name="Members">Beside <c>id</c> and <c>type</c>.</param>
internal sealed record NodeShape(IReadOnlyList<(string Name, string Iri)> Types, IReadOnlyList<Member> Members)
{
    /// <summary>True where the one type is a text and no array.</summary>
    public bool HasOneType { get; init; }

    public static NodeShape Of(string type, string iri, params IReadOnlyList<Member> members) => new([(type, iri)], members);
}
