using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Networks;

/// <summary>The page of networks: who lists places here, and how their last runs went. Thread safe.</summary>
internal sealed class NetworksEndpoint(IPageQuestions questions, PageWriter pages)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        var reading = await NetworksQuestion.All.AskAsync(http, questions, new Dictionary<string, object?> { ["language"] = language.GraphQL });
        var words = NetworksWords.Of(language);
        var frame = Frame.Of(http, language, words.Heading, Routes.Networks) with { Description = words.Lead, Reader = reading.Reader, Section = Section.Networks };
        if (reading.Data is not { Networks: not null } answer) await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
        else await pages.WriteAsync<NetworksPage>(http, StatusCodes.Status200OK, new Dictionary<string, object?> { [nameof(NetworksPage.Frame)] = frame, [nameof(NetworksPage.Answer)] = answer });
    }
}
