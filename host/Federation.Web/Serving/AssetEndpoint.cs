using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Web.Serving;

/// <summary>Sends <see cref="WebAssets"/>.</summary>
internal static class AssetEndpoint
{
    public const string Pattern = "/web/{version}/{**name}";

    /// <summary>What other sites load: it stands under one address for ever.</summary>
    public const string EmbedPath = "/web/embed.js";

    private const string Kept = "public, max-age=31536000, immutable";

    public static async Task EmbedAsync(HttpContext http)
    {
        if (WebAssets.Find("embed.js") is not { } asset) throw new InvalidOperationException("It is among our own.");
        var headers = http.Response.Headers;
        http.Response.ContentType = asset.MediaType;
        headers.CacheControl = "public, max-age=3600";
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(asset.Plain, http.RequestAborted);
    }

    public static async Task HandleAsync(HttpContext http, string version, string name)
    {
        var response = http.Response;
        // A page of before asks for what is gone: it gets nothing rather than a file of another version.
        if (version != WebAssets.Version || WebAssets.Find(name) is not { } asset)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        bool isPacked = StringWithQualityHeaderValue.TryParseList(http.Request.Headers.AcceptEncoding, out var taken) && taken.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0);
        byte[] bytes = isPacked ? asset.Packed.Value : asset.Plain;
        response.ContentType = asset.MediaType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = Kept;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.XContentTypeOptions = "nosniff";
        if (isPacked) response.Headers.ContentEncoding = "br";
        await response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
