namespace Federation.Bench;

/// <summary>A copy of the built host with an adapter beside its own that does whatever its configuration says.</summary>
internal static class HostileHost
{
    public const string Adapter = "scripted";

    private const string Manifest = """
        {
          "id": "scripted",
          "version": "1.0.0",
          "contract": { "from": "1.0", "below": "2.0" },
          "assembly": "Federation.TestAdapters.dll",
          "type": "Federation.TestAdapters.ScriptedAdapter",
          "name": { "en": "Scripted", "fr": "Scripté" },
          "capabilities": ["snapshot"],
          "configSchema": { "type": "object" },
          "hosts": [],
          "licence": { "id": "CC0-1.0", "name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/" },
          "attribution": "Written for tests"
        }
        """;

    /// <returns>The copy's folder.</returns>
    public static string Make(string host, string testAdapters, string folder)
    {
        string from = Path.GetDirectoryName(host)!; // a file's path
        string copy = Path.Combine(folder, "host");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string plugin = Directory.CreateDirectory(Path.Combine(copy, "plugins", Adapter)).FullName;
        File.WriteAllText(Path.Combine(plugin, "adapter.json"), Manifest);
        foreach (string file in new[] { testAdapters, Path.ChangeExtension(testAdapters, ".deps.json") }) File.Copy(file, Path.Combine(plugin, Path.GetFileName(file)));
        return copy;
    }
}
