using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Federation.Web.Sitemaps;

/// <summary>Tells search engines what there is. A directory that was told no public address has none of this. Thread safe.</summary>
internal sealed class SitemapEndpoint(SitemapBook book, IOptions<WebOptions> options)
{
    public const string IndexPath = "/sitemap.xml";
    public const string FilePath = "/sitemaps/";

    private const string MediaType = "application/xml; charset=utf-8";

    public async Task RobotsAsync(HttpContext http)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        string sitemap = options.Value.Origin is { } origin ? $"\nSitemap: {origin}{IndexPath}\n" : "";
        await http.Response.WriteAsync($"User-agent: *\nDisallow: /graphql\nDisallow: /export/\nDisallow: /account\nDisallow: /sign-in\n{sitemap}", http.RequestAborted);
    }

    public async Task IndexAsync(HttpContext http)
    {
        if (options.Value.Origin is not { } origin)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var files = await book.ReadAsync(origin, http.RequestAborted);
        http.Response.ContentType = MediaType;
        await http.Response.Body.WriteAsync(SitemapFile.WriteIndex(files.Count, origin), http.RequestAborted);
    }

    public async Task FileAsync(HttpContext http, int number)
    {
        if (options.Value.Origin is not { } origin || await book.ReadAsync(origin, http.RequestAborted) is not { } files || number < 1 || number > files.Count)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = MediaType;
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        byte[] packed = files[number - 1];
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.Body.WriteAsync(packed, http.RequestAborted);
            return;
        }

        await using var plain = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        await plain.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
