using System.Globalization;
using System.Text.Json;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>JSON pointers (RFC 6901) as a tree of names. Something that is no pointer names nothing and is left out.</summary>
internal sealed class PointerTree
{
    private readonly List<(string Name, PointerTree Child)> _children = [];

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
        foreach (var (name, child) in _children)
        {
            if (reader.ValueTextEquals(name)) return child;
        }

        return null;
    }

    /// <summary>The child for an array's item, from 0.</summary>
    public PointerTree? Find(int index)
    {
        string name = index.ToString(CultureInfo.InvariantCulture);
        foreach (var (candidate, child) in _children)
        {
            if (candidate == name) return child;
        }

        return null;
    }

    private PointerTree Add(string name)
    {
        foreach (var (candidate, child) in _children)
        {
            if (candidate == name) return child;
        }

        var added = new PointerTree();
        _children.Add((name, added));
        return added;
    }

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
