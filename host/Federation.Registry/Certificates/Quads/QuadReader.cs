using System.Text;
using System.Text.Json;

namespace Federation.Registry.Certificates.Quads;

/// <summary>
/// Reads a document by its shape and writes what it says as canonical N-Quads. Since every node has an id of its own, there is nothing to canonicalise but the
/// order. What the shape does not name is refused: no signature would cover it. For one document.
/// </summary>
internal sealed class QuadReader
{
    private readonly SortedSet<string> _quads = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nodes = new(StringComparer.Ordinal);

    private QuadReader()
    {
    }

    /// <param name="beside">Members of the root that are signed in another way, or are the signature.</param>
    /// <returns>Lines that end with a line feed, sorted.</returns>
    /// <exception cref="CertificateException">The document is not of this shape.</exception>
    /// <exception cref="InvalidOperationException">A text or a name is half a character, or no UTF-8, which JSON lets pass and its reader does not.</exception>
    public static string Read(JsonElement root, NodeShape shape, params IReadOnlyList<string> beside)
    {
        var reader = new QuadReader();
        reader.Node(root, shape, "the document", beside);
        var text = new StringBuilder();
        foreach (string quad in reader._quads) text.Append(quad).Append('\n');
        return text.ToString();
    }

    /// <returns>The node's term.</returns>
    private string Node(JsonElement node, NodeShape shape, string where, IReadOnlyList<string> beside)
    {
        if (node.ValueKind != JsonValueKind.Object) throw Misshapen(where, "has to be an object");
        string term = Iri(Value(node, "id", where), $"\"id\" of {where}");
        if (!_nodes.Add(term)) throw Misshapen(where, "has the id of another node");
        if (shape.Types.Count > 0) Types(Value(node, "type", where), shape, term, where);
        else if (node.TryGetProperty("type", out _)) throw Unknown("type", where);

        foreach (var member in shape.Members)
        {
            if (node.TryGetProperty(member.Name, out var value)) Values(value, member, term, $"\"{member.Name}\" of {where}");
            else throw Misshapen(where, $"has no \"{member.Name}\"");
        }

        foreach (var member in node.EnumerateObject())
        {
            bool isKnown = member.Name is "id" or "type" || beside.Contains(member.Name) || shape.Members.Any(known => known.Name == member.Name);
            if (!isKnown) throw Unknown(member.Name, where);
        }

        return term;
    }

    private void Types(JsonElement value, NodeShape shape, string term, string where)
    {
        var names = shape.HasOneType ? [Text(value, $"\"type\" of {where}")] : Items(value, $"\"type\" of {where}").Select(item => Text(item, $"\"type\" of {where}")).ToList();
        if (!names.SequenceEqual(shape.Types.Select(type => type.Name))) throw Misshapen(where, $"has to be a {string.Join(" and ", shape.Types.Select(type => type.Name))}");
        foreach (var (_, iri) in shape.Types) Add(term, Iris.Type, $"<{iri}>");
    }

    private void Values(JsonElement value, Member member, string subject, string where)
    {
        if (!member.IsMany)
        {
            Add(subject, member.Predicate, Object(value, member, where));
            return;
        }

        var items = Items(value, where).ToList();
        if (items.Count == 0) throw Misshapen(where, "is empty");
        for (int place = 0; place < items.Count; place++) Add(subject, member.Predicate, Object(items[place], member, $"{where}, number {place + 1},"));
    }

    private string Object(JsonElement value, Member member, string where) => member.Kind switch
    {
        MemberKind.Text => QuadText.Literal(Text(value, where), member.Datatype),
        MemberKind.Time => CertificateTime.Parse(Text(value, where)) is null ? throw Misshapen(where, "has to be a time in whole seconds of UTC") : QuadText.Literal(Text(value, where), member.Datatype),
        MemberKind.Number => QuadText.Literal(Number(value, where), member.Datatype),
        MemberKind.Reference => Iri(value, where),
        MemberKind.Node => Node(value, member.Node!, where, []), // A member of this kind has its shape.
        _ => throw new ArgumentOutOfRangeException(nameof(member), member.Kind, "There is no such kind."),
    };

    private void Add(string subject, string predicate, string value) => _quads.Add($"{subject} <{predicate}> {value} .");

    private static string Iri(JsonElement value, string where) => QuadText.Iri(Text(value, where)) ?? throw Misshapen(where, "has to be an absolute IRI in ASCII");

    private static IEnumerable<JsonElement> Items(JsonElement value, string where) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Misshapen(where, "has to be an array");

    private static JsonElement Value(JsonElement node, string name, string where) => node.TryGetProperty(name, out var value) ? value : throw Misshapen(where, $"has no \"{name}\"");

    private static string Number(JsonElement value, string where)
    {
        string text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : "";
        bool isWhole = text.Length is > 0 and <= 15 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');
        return isWhole ? text : throw Misshapen(where, "has to be a whole number from 0");
    }

    /// <exception cref="InvalidOperationException">It is half a character, or no UTF-8.</exception>
    private static string Text(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Misshapen(where, "has to be a text"); // A string is never null.

    private static CertificateException Misshapen(string where, string what) => new(CertificateProblemCodes.Shape, $"{where} {what}.");

    /// <summary>The name is a stranger's: as much of it as says where to look.</summary>
    private static CertificateException Unknown(string name, string where) =>
        new(CertificateProblemCodes.UnknownMember, $"{where} has a member \"{name[..Math.Min(name.Length, 40)]}\" that no signature covers.");
}
