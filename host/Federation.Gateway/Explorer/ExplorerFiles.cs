using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Explorer;

/// <summary>The explorer's files as the build embedded them, read once. Thread safe.</summary>
internal static class ExplorerFiles
{
    private const string Prefix = "Explorer/";

    private static readonly Lazy<FrozenDictionary<string, ExplorerFile>> Files = new(Load);

    /// <summary>False where the build had no npm: then only our own pages are there.</summary>
    public static bool Complete => Files.Value.ContainsKey("graphiql.js");

    /// <summary>The file of this name, case matters; null where there is none.</summary>
    public static ExplorerFile? Find(string name) => Files.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, ExplorerFile> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(resource => resource[Prefix.Length..], resource => Read(assembly, resource), StringComparer.Ordinal);
    }

    private static ExplorerFile Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!; // The name came from the assembly itself.
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        string tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        return new ExplorerFile(content, MediaType(resource), new EntityTagHeaderValue($"\"{tag}\""));
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
}
