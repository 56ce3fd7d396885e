using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Verifier;

/// <summary>The verifier that checks certificates on the reader's own machine: one file, the same for every host of this version. Thread safe.</summary>
internal static class VerifierFile
{
    public const string Path = "/verifier.html";

    private static readonly byte[] Bytes = Load();

    /// <summary>Of its bytes, in lower hexadecimal digits: what certificate pages and docs/certificates.md publish.</summary>
    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Sends it to be kept: opened from the disk, it depends on no host any more.</summary>
    public static async Task HandleAsync(HttpContext http)
    {
        var response = http.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Bytes.Length;
        response.Headers.ContentDisposition = "attachment; filename=\"verifier.html\"";
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.Body.WriteAsync(Bytes, http.RequestAborted);
    }

    private static byte[] Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("verifier.html") ?? throw new InvalidOperationException("The build embeds it.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
