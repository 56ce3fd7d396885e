using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Labels.Readings;
using Federation.Registry;
using Federation.Registry.Readings;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Web.Certificates;

/// <summary>The page of a certificate for people and for paper, in French or English: what stands now, not what was once awarded.</summary>
internal sealed class CertificatePageEndpoint(CertificateOffice office, PreAssessor assessor, LabelArchive labels, AssessmentArchive applications, CriteriaArchive archive, TimeProvider clock)
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
        string? version = standing.Label.Award?.CriteriaVersion;
        var versions = await archive.ReadAsync(http.RequestAborted);
        var criteria = versions.Under(version, now); // told in its own words, whatever is in force since
        var known = await assessor.ReadAsync(id.Centre, criteria, http.RequestAborted);
        var page = new CertificatePage
        {
            CentreName = standing.CentreName,
            At = now,
            Standing = standing.ReplacedAt is { } replaced ? LabelReading.OfReplaced(replaced) : LabelReading.OfLabel(standing.Label, now),
            Held = standing.HeldAt(now),
            Basis = standing.HeldAt(now) is null ? null : LabelBases.Of((await labels.ReadAsync([id.Centre], http.RequestAborted))[0], (await applications.OfAsync([id.Centre], http.RequestAborted))[0], versions, now),
            Known = known is null ? null : LabelReading.Of(known.Evaluation, standing.Label, now),
            CriteriaVersion = version ?? "", // what has a certificate was awarded
            Title = criteria.Title,
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
