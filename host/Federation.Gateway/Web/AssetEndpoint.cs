using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Web;

/// <summary>The scripts of our pages and what belongs to them, ours and others', as the build embedded them.</summary>
internal static class AssetEndpoint
{
    public const string Path = "/assets";

    private const string Prefix = "Assets/";
    private const string Worker = "worker.js";

    /// <summary>In the worker, what stands for the hash of everything here.</summary>
    private const string HashOfAll = "HASH";

    private static readonly FrozenDictionary<string, (byte[] Content, EntityTagHeaderValue Tag)> Files = Load();

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path + "/{**file}", (HttpContext http, string file) =>
    {
        if (!Files.TryGetValue(file, out var found)) return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        // The worker stands among the scripts, and keeps the pages of members and doors; what else it may not touch it says itself.
        if (file == Worker) http.Response.Headers["Service-Worker-Allowed"] = "/";
        return Results.Bytes(found.Content, MediaType(file), entityTag: found.Tag);
    });

    /// <summary>Whether the build had npm: without it phones and doors neither show codes of their own nor read any.</summary>
    public static bool HasCodes => Files.ContainsKey("qr/index.js");

    private static string MediaType(string file) => System.IO.Path.GetExtension(file) switch
    {
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };

    private static FrozenDictionary<string, (byte[] Content, EntityTagHeaderValue Tag)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // The name came from the assembly itself.
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return content;
        });
        // A browser looks whether the worker changed, and at no other script.
        string all = Hash([.. files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => SHA256.HashData(file.Value))]);
        files[Worker] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files[Worker]).Replace(HashOfAll, all, StringComparison.Ordinal));
        return files.ToFrozenDictionary(file => file.Key, file => (file.Value, new EntityTagHeaderValue($"\"{Hash(file.Value)}\"")));
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
}
