using System.Xml;

namespace Federation.Architecture.Tests.Repository;

/// <summary>What a project file says of its references.</summary>
internal sealed record ProjectFile
{
    /// <summary>The file's name without extension, which is the assembly's too.</summary>
    public required string Name { get; init; }

    /// <summary>Relative to the root.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<ProjectReference> Projects { get; init; }

    public required IReadOnlyList<string> Packages { get; init; }

    public required IReadOnlyList<string> Frameworks { get; init; }

    /// <summary>Every project of the repository; what a template makes of its content is an author's.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } = [.. RepositoryFiles.Find("", ".csproj").Where(path => !path.Contains("/content/", StringComparison.Ordinal)).Select(Read)];

    public static IEnumerable<ProjectFile> Plugins => All.Where(project => project.Path.StartsWith("plugins/", StringComparison.Ordinal));

    /// <summary>What is shipped: everything but samples and tests.</summary>
    public static IEnumerable<ProjectFile> Shipped => All.Where(project => project.Path.Split('/')[0] is "contracts" or "plugins" or "host");

    public bool IsPlugin => Path.StartsWith("plugins/", StringComparison.Ordinal);

    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.Combine(RepositoryFiles.Root, Path))!;

    /// <summary>The assembly as built in the configuration of these tests; it may not be there.</summary>
    public string BuiltAssembly => System.IO.Path.Combine(Folder, "bin", RepositoryFiles.Configuration, "net10.0", Name + ".dll");

    public override string ToString() => Name;

    private static ProjectFile Read(string path)
    {
        List<ProjectReference> projects = [];
        List<string> packages = [], frameworks = [];
        using var reader = XmlReader.Create(path);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("Include") is not { } include) continue;
            switch (reader.Name)
            {
                case "ProjectReference": projects.Add(ProjectReference.Read(include, reader.ReadSubtree())); break;
                case "PackageReference": packages.Add(include); break;
                case "FrameworkReference": frameworks.Add(include); break;
            }
        }

        return new ProjectFile
        {
            Name = System.IO.Path.GetFileNameWithoutExtension(path),
            Path = RepositoryFiles.Relative(path),
            Projects = projects,
            Packages = packages,
            Frameworks = frameworks,
        };
    }
}
