namespace Federation.TestAssets;

/// <summary>
/// A copy of the built host into whose plug-in folder somebody put an adapter that does whatever its configuration says. Compiled into each project that starts one.
/// </summary>
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
          "configSchema": { "type": "object", "properties": { "apiKey": { "type": "string", "x-secret": true } } },
          "hosts": [],
          "licence": { "id": "CC0-1.0", "name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/" },
          "attribution": "Written for tests"
        }
        """;

    /// <param name="host">The built host's executable.</param>
    /// <param name="testAdapters">The assembly with the adapter.</param>
    /// <param name="folder">Where the copy goes.</param>
    /// <returns>The copy's executable.</returns>
    public static string Make(string host, string testAdapters, string folder)
    {
        string from = Path.GetDirectoryName(host)!; // a file's path
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string plugin = Directory.CreateDirectory(Path.Combine(folder, "plugins", Adapter)).FullName;
        File.WriteAllText(Path.Combine(plugin, "adapter.json"), Manifest);
        foreach (string file in new[] { testAdapters, Path.ChangeExtension(testAdapters, ".deps.json") }) File.Copy(file, Path.Combine(plugin, Path.GetFileName(file)));
        return Path.Combine(folder, Path.GetFileName(host));
    }
}
