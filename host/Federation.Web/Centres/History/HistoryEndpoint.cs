using System.Globalization;
using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Centres.History;

/// <summary>What a centre said before: a page of its own, and what unfolds on the page of the centre. Thread safe.</summary>
internal sealed class HistoryEndpoint(IPageQuestions questions, PageWriter pages)
{
    /// <summary>The query's: only versions before the one of this number.</summary>
    public const string Before = "before";

    public async Task HandleAsync(HttpContext http, Language language, string key)
    {
        int? before = int.TryParse(http.Request.Query[Before], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        var reading = await HistoryQuestion.Page.AskAsync(http, questions, new Dictionary<string, object?> { ["id"] = key, ["first"] = HistoryQuestion.PageSize, [Before] = before });
        var frame = Frame.Of(http, language, CentreWords.Of(language).History, other => Routes.History(other, key) + (before is null ? "" : $"?{Before}={before}")) with { Reader = reading.Reader, IsListed = false };
        if (reading.Data?.Centre is not { } centre)
        {
            await pages.WriteFailureAsync(http, frame, CentreEndpoint.StatusOf(reading), reading.Errors, reading.RetryAfter);
            return;
        }

        if (Htmx.Wants(http.Request, VersionList.Id)) await pages.WriteAsync<VersionList>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(VersionList.Language)] = language, [nameof(VersionList.Centre)] = centre });
        else await pages.WriteAsync<HistoryPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(HistoryPage.Frame)] = frame with { Title = $"{frame.Title} – {centre.Name}" }, [nameof(HistoryPage.Centre)] = centre });
    }
}
