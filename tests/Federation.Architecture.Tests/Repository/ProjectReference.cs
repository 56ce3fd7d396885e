using System.Xml;

namespace Federation.Architecture.Tests.Repository;

/// <param name="Include">As written: a path, or a pattern of paths.</param>
/// <param name="Metadata">Attributes and child elements alike.</param>
internal sealed record ProjectReference(string Include, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The project's name; a pattern's stays one.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Include.Replace('\\', '/'));

    /// <summary>True where only the build's order is meant, not the assembly.</summary>
    public bool OrderOnly => Metadata.TryGetValue("ReferenceOutputAssembly", out string? value) && value.Equals("false", StringComparison.OrdinalIgnoreCase);

    public bool IsPlugin => Include.Replace('\\', '/').Contains("plugins/", StringComparison.Ordinal);

    public static ProjectReference Read(string include, XmlReader element)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        using (element)
        {
            element.Read();
            while (element.MoveToNextAttribute()) metadata[element.Name] = element.Value;
            string child = "";
            while (element.Read())
            {
                if (element.NodeType == XmlNodeType.Element) child = element.Name;
                if (element.NodeType == XmlNodeType.Text) metadata[child] = element.Value;
            }
        }

        return new ProjectReference(include, metadata);
    }
}
