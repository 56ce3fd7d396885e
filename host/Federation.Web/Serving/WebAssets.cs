using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Web;

namespace Federation.Web.Serving;

/// <summary>
/// Styles, scripts and pictures of the pages, as the build embedded them. All stand under one path that names what is in them all, so that browsers keep them for ever and scripts find each other by their plain names. Thread safe.
/// </summary>
internal static class WebAssets
{
    private const string Prefix = "web/";
    private const string Path = "/web/";

    /// <summary>What it is written in terms of comes from elsewhere.</summary>
    private const string StyleSheet = Prefix + "web.css";

    /// <summary>Of 0 to 11: nearly as small as can be, in milliseconds.</summary>
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    private static readonly FrozenDictionary<string, WebAsset> Files = Load();

    /// <summary>16 hexadecimal digits; another one as soon as any file differs.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData([.. Files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => SHA256.HashData(file.Value.Plain))]).AsSpan(0, 8));

    public static string Folder { get; } = $"{Path}{Version}/";

    /// <summary>False for what comes from npm, in a build that had none.</summary>
    public static bool Has(string name) => Files.ContainsKey(name);

    public static string Address(string name) => Folder + name;

    public static WebAsset? Find(string name) => Files.GetValueOrDefault(name);

    private static FrozenDictionary<string, WebAsset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // The name came from the assembly itself.
            byte[] plain = new byte[stream.Length];
            stream.ReadExactly(plain);
            if (name == StyleSheet) plain = [.. Encoding.UTF8.GetBytes(Design.Tokens + "\n"), .. plain];
            return new WebAsset(MediaType(name), plain, new Lazy<byte[]>(() => Pack(plain)));
        });
    }

    private static byte[] Pack(byte[] plain)
    {
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out int length, BrotliQuality, BrotliWindow) ? packed[..length] : throw new InvalidOperationException("The room is always enough.");
    }

    private static string MediaType(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".geojson" => "application/geo+json",
        ".txt" => "text/plain; charset=utf-8",
        ".png" => "image/png",
        var other => throw new InvalidOperationException($"Nobody said what {other} is."),
    };
}
