using System.Text;
using Federation.Cluster.Labels.Certificates;
using Federation.Registry.Certificates.Badges;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Certificates;

/// <summary>Answers the pictures of a certificate, to anybody and from any page: its badge in two forms, as its label stands now, and its address as a code to scan.</summary>
internal sealed class BadgeEndpoints(CertificateOffice office, TimeProvider clock)
{
    /// <summary>As long as a status list is: a suspension shows as soon as it is told.</summary>
    private static readonly TimeSpan KeptTime = CertificateOffice.StatusListTime / 2;

    public Task SvgAsync(HttpContext http) => WriteAsync(http, BadgeSvg.MediaType, standing => BadgeSvg.Write(Face(standing), standing.Issued.Embedded));

    public Task PngAsync(HttpContext http) => WriteAsync(http, BadgePng.MediaType, standing => BadgePng.Write(Face(standing), standing.Issued.Embedded));

    public Task CodeAsync(HttpContext http) => WriteAsync(http, QrPicture.MediaType, standing => Encoding.UTF8.GetBytes(QrPicture.Svg(office.Addresses.Certificate(standing.Id.ToString()))));

    private BadgeFace Face(CertificateStanding standing) => BadgeFace.Of(standing.CentreName, standing.Label, standing.ReplacedAt is not null, clock.GetUtcNow());

    private async Task WriteAsync(HttpContext http, string mediaType, Func<CertificateStanding, byte[]> picture)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (!CertificateId.TryParse(http.Request.RouteValues["id"] as string, out var id) || await office.StandingAsync(id, http.RequestAborted) is not { } standing)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        byte[] bytes = picture(standing);
        http.Response.ContentType = mediaType;
        // Opened by itself, an SVG is a document: it may load and run nothing.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = $"public, max-age={(int)KeptTime.TotalSeconds}";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
