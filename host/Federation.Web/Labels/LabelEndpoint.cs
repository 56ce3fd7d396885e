using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Labels;

/// <summary>The page that says what the label is. Thread safe.</summary>
internal sealed class LabelEndpoint(IPageQuestions questions, PageWriter pages)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        var reading = await LabelQuestion.Criteria.AskAsync(http, questions, new Dictionary<string, object?> { ["language"] = language.GraphQL });
        var words = LabelWords.Of(language);
        var frame = Frame.Of(http, language, words.Heading, Routes.Label) with { Description = words.Lead, Reader = reading.Reader, Section = Section.Label };
        if (reading.Data is not { } answer) await pages.WriteFailureAsync(http, frame, reading.Status, reading.Errors, reading.RetryAfter);
        else await pages.WriteAsync<LabelPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(LabelPage.Frame)] = frame, [nameof(LabelPage.Answer)] = answer });
    }
}
