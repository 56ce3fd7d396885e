using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Problems;
using Federation.Registry;
using Federation.Registry.Readings;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Certificates;

/// <summary>The page of a certificate for people and for paper, in French or English: what stands now, not what was once awarded.</summary>
internal sealed class CertificatePageEndpoint(CertificateOffice office, PreAssessor assessor, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Language";
        headers.CacheControl = "no-cache";
        if (!CertificateId.TryParse(http.Request.RouteValues["id"] as string, out var id) || await office.StandingAsync(id, http.RequestAborted) is not { } standing)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var language = PageLanguage.Of(http.Request) == RemedyLanguage.French ? Language.French : Language.English;
        var now = clock.GetUtcNow();
        var known = await assessor.ReadAsync(id.Centre, http.RequestAborted);
        var page = new CertificatePage
        {
            CentreName = standing.CentreName,
            At = now,
            Standing = standing.ReplacedAt is { } replaced ? LabelReading.OfReplaced(replaced) : LabelReading.OfLabel(standing.Label, now),
            Held = standing.HeldAt(now),
            Known = known is null ? null : LabelReading.Of(known.Evaluation, standing.Label, now),
            CriteriaVersion = standing.Label.Award?.CriteriaVersion ?? "", // what has a certificate was awarded
            Id = id.ToString(),
            Addresses = office.Addresses,
        };
        headers.ContentSecurityPolicy = CertificatePageHtml.ContentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentLanguage = CertificatePageWords.Of(language).Code;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(CertificatePageHtml.Write(page, language), http.RequestAborted);
    }
}
