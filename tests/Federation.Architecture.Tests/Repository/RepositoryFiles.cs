namespace Federation.Architecture.Tests.Repository;

/// <summary>The repository's own files, found from where the tests were built. Build output and installed packages are no part of it.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Foreign = ["bin", "obj", "node_modules", "TestResults", "StrykerOutput"];

    public static string Root { get; } = FindRoot();

    /// <summary>The configuration these tests were built in: what they judge was built in the same.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Every file below a folder of the root with this extension, sorted; none where the folder does not exist.</summary>
    public static IEnumerable<string> Find(string folder, string extension)
    {
        var start = new DirectoryInfo(Path.Combine(Root, folder));
        return start.Exists ? Walk(start, extension).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Relative to the root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(DirectoryInfo folder, string extension) =>
        folder.EnumerateFiles("*" + extension).Select(file => file.FullName).Concat(
            folder.EnumerateDirectories()
                .Where(child => child.Name[0] != '.' && !Foreign.Contains(child.Name))
                .SelectMany(child => Walk(child, extension)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Federation.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Federation.sln above {AppContext.BaseDirectory}: these tests run inside the repository.");
    }
}
