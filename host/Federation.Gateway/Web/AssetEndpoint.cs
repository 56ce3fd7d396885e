using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Web;

/// <summary>The scripts of our pages, as the build embedded them.</summary>
internal static class AssetEndpoint
{
    public const string Path = "/assets";

    private const string Prefix = "Assets/";

    private static readonly FrozenDictionary<string, (byte[] Content, EntityTagHeaderValue Tag)> Files = Load();

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path + "/{file}", (HttpContext http, string file) =>
    {
        if (!Files.TryGetValue(file, out var found)) return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(found.Content, "text/javascript; charset=utf-8", entityTag: found.Tag);
    });

    private static FrozenDictionary<string, (byte[] Content, EntityTagHeaderValue Tag)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // The name came from the assembly itself.
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return (content, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\""));
        });
    }
}
