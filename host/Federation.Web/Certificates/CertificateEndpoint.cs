using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Certificates;

/// <summary>The page of a certificate for people and for paper: what stands now, not what was once awarded. Thread safe.</summary>
internal sealed class CertificateEndpoint(IPageQuestions questions, PageWriter pages, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext http, Language language, string key)
    {
        var reading = await CertificateQuestion.One.AskAsync(http, questions, new Dictionary<string, object?> { ["key"] = key, ["language"] = language.GraphQL });
        var words = CertificateWords.Of(language);
        var frame = Frame.Of(http, language, words.Certificate, other => Routes.Certificate(other, key)) with { Reader = reading.Reader, Section = Section.Label };
        if (reading.Data?.Certificate is not { } certificate)
        {
            await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
            return;
        }

        frame = frame with
        {
            Title = $"{certificate.CentreName} – {certificate.Title}",
            Description = string.Join(' ', certificate.Standing),
            IsListed = certificate.HeldLevel is not null,
        };
        var view = new CertificateView { Language = language, Certificate = certificate, At = clock.GetUtcNow() };
        await pages.WriteAsync<CertificatePage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(CertificatePage.Frame)] = frame, [nameof(CertificatePage.View)] = view });
    }

    /// <summary>An address of before, which stands in print: it leads to the page, in the language that it names, else as the browser likes.</summary>
    public static IResult Lead(HttpContext http, string key)
    {
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Redirect(Routes.Certificate(LanguageTags.Of(http.Request.Query["lang"]) ?? LanguageTags.LikedBy(http.Request), key));
    }
}
