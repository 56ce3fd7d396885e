using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// JSON pointers (RFC 6901) as a tree of names, of which case does not count: a source that one day writes <c>E-Mail</c> for <c>e-mail</c> must not give a person away. Something that is no
/// pointer names nothing and is left out.
/// </summary>
internal sealed class PointerTree
{
    /// <summary>Up to so many names are compared with the JSON as it stands; more are looked up, at the price of a string for each member.</summary>
    private const int FewNames = 8;

    private readonly Dictionary<string, PointerTree> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where a pointer ends here.</summary>
    public bool IsCut { get; private set; }

    public bool HasChildren => _children.Count > 0;

    public static PointerTree Of(IEnumerable<string> pointers)
    {
        var root = new PointerTree();
        foreach (string pointer in pointers)
        {
            if (pointer is not ("" or ['/', ..])) continue;
            var node = root;
            foreach (string part in pointer.Split('/').Skip(1)) node = node.Add(Unescape(part));
            node.IsCut = true;
        }

        return root;
    }

    /// <summary>The child for the member whose name the reader stands on; escapes in the JSON are understood.</summary>
    public PointerTree? Find(ref Utf8JsonReader reader)
    {
        // An escaped name, or one beyond ASCII, has to be read to be compared without its case.
        if (_children.Count > FewNames || reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan)) return _children.GetValueOrDefault(reader.GetString()!); // a name is never null
        foreach (var (name, child) in _children)
        {
            if (Ascii.EqualsIgnoreCase(reader.ValueSpan, name) || reader.ValueTextEquals(name)) return child;
        }

        return null;
    }

    /// <summary>The child for the member of this name.</summary>
    public PointerTree? Find(string name) => _children.GetValueOrDefault(name);

    /// <summary>The child for an array's item, from 0.</summary>
    public PointerTree? Find(int index) => _children.Count == 0 ? null : _children.GetValueOrDefault(index.ToString(CultureInfo.InvariantCulture));

    private PointerTree Add(string name)
    {
        if (_children.TryGetValue(name, out var child)) return child;
        return _children[name] = new PointerTree();
    }

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
