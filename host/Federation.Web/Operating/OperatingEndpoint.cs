using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Operating.Figures;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Operating;

/// <summary>The overview of operators. What waits and how the directory does are asked apart, so that one of them is shown where the other cannot be told. Thread safe.</summary>
internal sealed class OperatingEndpoint(IPageQuestions questions, PageWriter pages)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        var variables = new Dictionary<string, object?> { ["language"] = language.GraphQL };
        var figures = await FiguresQuestion.All.AskAsync(http, questions, variables);
        var frame = FrameOf(http, language, OperatingPart.Overview) with { Reader = figures.Reader };
        var waiting = await OperatingQuestion.All.AskAsync(http, questions, variables);
        var operations = figures.Data?.Operations;
        if (operations is null && waiting.Data is null)
        {
            await pages.WriteFailureAsync(http, frame, figures.Refusal, figures.Errors, figures.RetryAfter);
            return;
        }

        // The store, or a part of the cluster, does not answer: the status says so, and the page all that is known.
        int status = operations is null ? figures.Refusal : waiting.Data is null ? waiting.Refusal : StatusCodes.Status200OK;
        await pages.WriteAsync<OperatingPage>(http, status, new Dictionary<string, object?>
        {
            [nameof(OperatingPage.Frame)] = frame,
            [nameof(OperatingPage.Answer)] = waiting.Data,
            [nameof(OperatingPage.Figures)] = operations,
            [nameof(OperatingPage.IsLogUnknown)] = figures.Errors.Any(error => error.Path is [_, var part, ..] && $"{part}" == "publicLog"),
        });
    }

    internal static Frame FrameOf(HttpContext http, Language language, OperatingPart part) =>
        Frame.Of(http, language, new OperatingTitles(language).Of(part), other => OperatingRoutes.Of(part, other)) with { IsListed = false, Section = Section.Console };
}
