using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A plug-in folder with one adapter that can be used and one that cannot.</summary>
internal static class AdapterFolder
{
    public static AdapterShelf Read(string parent)
    {
        string plugins = Path.Combine(parent, "plugins");
        Write(plugins, "tiers-lieux", "1.0", "2.0");
        Write(plugins, "from-tomorrow", "9.0", "10.0");
        return new AdapterShelf(plugins, null, []);
    }

    private static void Write(string plugins, string id, string from, string below)
    {
        string folder = Directory.CreateDirectory(Path.Combine(plugins, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "A.dll"), "");
        File.WriteAllText(Path.Combine(folder, AdapterCatalogue.ManifestName), $$"""
            {
              "id": "{{id}}", "version": "1.0.0", "contract": { "from": "{{from}}", "below": "{{below}}" }, "assembly": "A.dll", "type": "A.Adapter",
              "name": { "en": "An adapter", "fr": "Un adaptateur" }, "capabilities": ["snapshot"],
              "configSchema": {
                "type": "object", "required": ["source"], "additionalProperties": false,
                "properties": { "source": { "type": "string" }, "token": { "type": "string", "x-secret": true }, "more": { "type": "array", "items": { "type": "string" } } }
              },
              "hosts": ["example.org"], "licence": { "id": "etalab-2.0", "name": "Licence Ouverte 2.0", "url": "https://example.org/licence" }, "attribution": "Example"
            }
            """);
    }
}
