using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Assessing;

/// <summary>The page of one application, and every decision of its assessors. Thread safe.</summary>
internal sealed class ApplicationEndpoint(IPageQuestions questions, PageWriter pages, TimeProvider clock)
{
    public Task HandleAsync(HttpContext http, Language language, string key) => ShowAsync(http, language, key, outcome: null);

    public async Task DecideAsync(HttpContext http, Language language, string key)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        string step = form[DecisionForm.Step].ToString(), about = form[DecisionForm.Criterion].ToString(), reason = form[DecisionForm.Reason].ToString();
        if (!DecisionQuestions.OfApplications.TryGetValue(step, out var question))
        {
            await pages.WriteFailureAsync(http, FrameOf(http, language, key), StatusCodes.Status400BadRequest);
            return;
        }

        if (DecisionForm.ReadApplication(form, key) is not { } input)
        {
            await ShowAsync(http, language, key, new StepOutcome(step, about, AssessingWords.Of(language).Unread, null, reason));
            return;
        }

        var reading = await question.AskAsync(http, questions, new Dictionary<string, object?> { ["input"] = input, ["language"] = language.GraphQL });
        if (reading.Data?.Done is not { } done) await pages.WriteFailureAsync(http, FrameOf(http, language, key) with { Reader = reading.Reader }, reading.Refusal, reading.Errors, reading.RetryAfter);
        else if (done.Code is null) AfterForm.SeeOther(http, Routes.Application(language, key), step, CriterionId.Of(about));
        else await ShowAsync(http, language, key, new StepOutcome(step, about, done.Remedy ?? done.Code, done.Code, reason));
    }

    private async Task ShowAsync(HttpContext http, Language language, string key, StepOutcome? outcome)
    {
        var reading = await ApplicationQuestion.One.AskAsync(http, questions, new Dictionary<string, object?> { ["key"] = key, ["language"] = language.GraphQL });
        var frame = FrameOf(http, language, key) with { Reader = reading.Reader };
        if (reading.Data?.Assessment is not { } application)
        {
            await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
            return;
        }

        var criteria = await ApplicationQuestion.Criteria.AskAsync(http, questions, new Dictionary<string, object?> { ["version"] = application.CriteriaVersion, ["language"] = language.GraphQL });
        if (criteria.Data is not { } asked)
        {
            await pages.WriteFailureAsync(http, frame, criteria.Refusal, criteria.Errors, criteria.RetryAfter);
            return;
        }

        var view = new ApplicationView { Language = language, Application = application, Criteria = asked.Criteria, At = clock.GetUtcNow(), Form = questions.FormToken(http), Outcome = outcome, Done = AfterForm.Told(http.Request) };
        frame = frame with { Title = $"{application.Centre?.Name ?? application.Key} – {view.Words.Application}" };
        await pages.WriteAsync<ApplicationPage>(http, outcome is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new Dictionary<string, object?> { [nameof(ApplicationPage.Frame)] = frame, [nameof(ApplicationPage.View)] = view });
    }

    private static Frame FrameOf(HttpContext http, Language language, string key) =>
        Frame.Of(http, language, AssessingWords.Of(language).Application, other => Routes.Application(other, key)) with { IsListed = false, Section = Section.Console };
}
