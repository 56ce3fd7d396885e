using System.Text;
using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Asking;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Rendering;

/// <summary>
/// Stands before pages and turns some of those away who are too many, with a page that was made once: to make one for each, with what it says in place of what it would have shown, took as long as to answer. Thread safe.
/// </summary>
internal sealed class CrowdedDoor(IPageQuestions questions, PageWriter pages)
{
    private readonly Dictionary<Language, Lazy<Task<byte[]>>> _made = LanguageTags.All.ToDictionary(language => language, language => new Lazy<Task<byte[]>>(() => MakeAsync(pages, language)));

    /// <summary>Before a page.</summary>
    public RequestDelegate Page(Language language, RequestDelegate page) => async http =>
    {
        // A part of one tells in its own place.
        if (http.Request.Headers.ContainsKey(Htmx.Header) || questions.TurnAway(http) is not { } seconds)
        {
            await page(http);
            return;
        }

        PageWriter.Begin(http.Response, StatusCodes.Status503ServiceUnavailable);
        http.Response.Headers.RetryAfter = $"{seconds}";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(await _made[language].Value, http.RequestAborted);
    };

    /// <summary>Before what a page's script asks for, which goes on with what it has.</summary>
    public RequestDelegate Part(RequestDelegate part) => http =>
    {
        if (questions.TurnAway(http) is not { } seconds) return part(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = $"{seconds}";
        return Task.CompletedTask;
    };

    private static async Task<byte[]> MakeAsync(PageWriter pages, Language language)
    {
        var error = new PageError { Message = "More is asked at this moment than this host gets done.", Extensions = new PageError.ErrorExtensions(PageError.OfCrowd) };
        var frame = new Frame { Language = language, Title = FailureWords.Of(language).Heading(StatusCodes.Status503ServiceUnavailable, error), Address = Routes.Directory, Origin = "", IsListed = false };
        return Encoding.UTF8.GetBytes(await pages.RenderAsync<FailurePage>(new Dictionary<string, object?>
        {
            [nameof(FailurePage.Frame)] = frame,
            [nameof(FailurePage.Status)] = StatusCodes.Status503ServiceUnavailable,
            [nameof(FailurePage.Errors)] = (IReadOnlyList<PageError>)[error],
        }));
    }
}
