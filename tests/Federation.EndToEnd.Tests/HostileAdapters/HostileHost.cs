using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.HostileAdapters;

/// <summary>A copy of the built host into whose plug-in folder somebody put an adapter that does whatever its configuration says.</summary>
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

    /// <returns>The copy's executable.</returns>
    public static string Make(string folder)
    {
        string from = Path.GetDirectoryName(Repository.Host)!; // a file's path
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string plugin = Directory.CreateDirectory(Path.Combine(folder, "plugins", Adapter)).FullName;
        File.WriteAllText(Path.Combine(plugin, "adapter.json"), Manifest);
        foreach (string file in new[] { Repository.TestAdapters, Path.ChangeExtension(Repository.TestAdapters, ".deps.json") })
        {
            File.Copy(file, Path.Combine(plugin, Path.GetFileName(file)));
        }

        return Path.Combine(folder, Path.GetFileName(Repository.Host));
    }
}
