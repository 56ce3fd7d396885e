using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Operating;

/// <summary>The page of operators: it shows, and changes nothing. Thread safe.</summary>
internal sealed class OperatingEndpoint(IPageQuestions questions, PageWriter pages)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        var reading = await OperatingQuestion.All.AskAsync(http, questions, new Dictionary<string, object?> { ["language"] = language.GraphQL });
        var frame = Frame.Of(http, language, OperatingWords.Of(language).Heading, Routes.Operating) with { Reader = reading.Reader, IsListed = false, Section = Section.Console };
        if (reading.Data is not { } answer) await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
        else await pages.WriteAsync<OperatingPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(OperatingPage.Frame)] = frame, [nameof(OperatingPage.Answer)] = answer });
    }
}
