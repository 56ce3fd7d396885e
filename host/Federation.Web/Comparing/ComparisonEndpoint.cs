using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Comparing;

/// <summary>The page that puts two to four centres side by side: those of <c>c</c> in its address. Thread safe.</summary>
internal sealed class ComparisonEndpoint(IPageQuestions questions, PageWriter pages)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        List<object?> keys = [.. http.Request.Query["c"].OfType<string>().Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Take(ComparisonQuestion.Most)];
        string query = string.Join('&', keys.Select(key => $"c={Uri.EscapeDataString((string)key!)}"));
        var frame = Frame.Of(http, language, ComparisonWords.Of(language).Heading, other => $"{Routes.Compare(other)}{(query.Length > 0 ? "?" : "")}{query}") with { Section = Section.Directory, IsListed = false };
        if (keys.Count < ComparisonQuestion.Least)
        {
            await pages.WriteAsync<ComparisonPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(ComparisonPage.Frame)] = frame });
            return;
        }

        var reading = await ComparisonQuestion.Some.AskAsync(http, questions, new Dictionary<string, object?> { ["centres"] = keys, ["language"] = language.GraphQL });
        if (reading.Data is not { } answer) await pages.WriteFailureAsync(http, frame, reading.Status, reading.Errors, reading.RetryAfter);
        else await pages.WriteAsync<ComparisonPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(ComparisonPage.Frame)] = frame with { Reader = reading.Reader }, [nameof(ComparisonPage.Found)] = answer.Compare });
    }
}
