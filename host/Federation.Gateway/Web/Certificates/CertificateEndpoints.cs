using Federation.Cluster.Labels.Certificates;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Federation.Gateway.Web.Certificates;

/// <summary>
/// Answers the addresses that stand in certificates, to anybody and from any page: the certificate, the issuer and its keys, the two status lists. Documents are written as JSON, and
/// as JWT for whoever asks for that by <c>Accept</c>. A browser is led to the certificate's page.
/// </summary>
internal sealed class CertificateEndpoints(CertificateOffice office)
{
    private const string Embedded = "application/vc";
    private const string Jwt = "application/vc+jwt";

    /// <summary>Keys that are kept longer than lists would miss the one that signed a list.</summary>
    private static readonly TimeSpan KeptTime = CertificateOffice.StatusListTime / 2;

    public async Task CertificateAsync(HttpContext http)
    {
        if (ShowsPages(http.Request))
        {
            http.Response.Headers.Vary = "Accept";
            http.Response.Redirect($"{http.Request.PathBase}{http.Request.Path}/print");
            return;
        }

        var issued = CertificateId.TryParse(http.Request.RouteValues["id"] as string, out var id) ? await office.CertificateAsync(id, http.RequestAborted) : null;
        if (issued is null) http.Response.StatusCode = StatusCodes.Status404NotFound;
        else await WriteAsync(http, issued, KeptTime);
    }

    public async Task StatusListAsync(HttpContext http)
    {
        if (!Enum.TryParse<StatusPurpose>(http.Request.RouteValues["purpose"] as string, ignoreCase: true, out var purpose) || !Enum.IsDefined(purpose))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // A copy on the way is as old as the list may be, never older.
        await WriteAsync(http, await office.StatusListAsync(purpose, http.RequestAborted), CertificateOffice.StatusListTime / 2);
    }

    public async Task IssuerAsync(HttpContext http) => await WriteAsync(http, "application/ld+json", (await office.KeysAsync(http.RequestAborted)).ControllerDocument().ToJsonString(), KeptTime);

    public async Task KeysAsync(HttpContext http) => await WriteAsync(http, "application/jwk-set+json", (await office.KeysAsync(http.RequestAborted)).JwkSet().ToJsonString(), KeptTime);

    /// <summary>Whether somebody looks at it with a browser, which names HTML and none of our forms.</summary>
    private static bool ShowsPages(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var taken)
        && taken.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0)
        && !taken.Any(type => type.MediaType.StartsWith(Embedded, StringComparison.OrdinalIgnoreCase) || type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase));

    private static Task WriteAsync(HttpContext http, IssuedCredential issued, TimeSpan kept)
    {
        http.Response.Headers.Vary = "Accept";
        bool asJwt = http.Request.Headers.Accept.Any(accept => accept?.Contains(Jwt, StringComparison.OrdinalIgnoreCase) == true);
        return asJwt ? WriteAsync(http, Jwt, issued.Jwt, kept) : WriteAsync(http, Embedded, System.Text.Encoding.UTF8.GetString(issued.Embedded), kept);
    }

    private static Task WriteAsync(HttpContext http, string mediaType, string text, TimeSpan kept)
    {
        http.Response.ContentType = mediaType;
        http.Response.Headers.CacheControl = $"public, max-age={(int)kept.TotalSeconds}";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
