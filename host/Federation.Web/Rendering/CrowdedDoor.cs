using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<Language, byte[]> _made = new();

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
        Postpone(http.Response, seconds);
        if (!_made.TryGetValue(language, out byte[]? made)) _made[language] = made = await MakeAsync(pages, language);
        await http.Response.Body.WriteAsync(made, http.RequestAborted);
    };

    /// <summary>Before what a program asks for, such as a page's script, which goes on with what it has.</summary>
    public RequestDelegate Part(RequestDelegate part) => http =>
    {
        if (questions.TurnAway(http) is not { } seconds) return part(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Postpone(http.Response, seconds);
        return Task.CompletedTask;
    };

    /// <summary>It is one caller's and for some seconds: no cache may show it to others.</summary>
    private static void Postpone(HttpResponse response, int seconds)
    {
        response.Headers.RetryAfter = $"{seconds}";
        response.Headers.CacheControl = "no-store";
    }

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
