using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Assessing;

/// <summary>The page of what waits for assessors, and what they decide of labels there. Thread safe.</summary>
internal sealed class QueueEndpoint(IPageQuestions questions, PageWriter pages)
{
    public Task HandleAsync(HttpContext http, Language language) => ShowAsync(http, language, outcome: null);

    public async Task DecideAsync(HttpContext http, Language language)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        string step = form[DecisionForm.Step].ToString(), reason = form[DecisionForm.Reason].ToString(), about = form[step == DecisionQuestions.Review ? "review" : "centre"].ToString();
        if (!DecisionQuestions.OfLabels.TryGetValue(step, out var question))
        {
            await pages.WriteFailureAsync(http, FrameOf(http, language), StatusCodes.Status400BadRequest);
            return;
        }

        var variables = new Dictionary<string, object?> { ["language"] = language.GraphQL };
        if (step == DecisionQuestions.Review) (variables["review"], variables[DecisionForm.Reason]) = (about, reason);
        else if (DecisionForm.ReadSuspension(form) is { } input) variables["input"] = input;
        else
        {
            await ShowAsync(http, language, new StepOutcome(step, about, AssessingWords.Of(language).Unread, null, reason));
            return;
        }

        var reading = await question.AskAsync(http, questions, variables);
        if (reading.Data?.Done is not { } done) await pages.WriteFailureAsync(http, FrameOf(http, language) with { Reader = reading.Reader }, reading.Refusal, reading.Errors, reading.RetryAfter);
        else if (done.Code is null) AfterForm.SeeOther(http, Routes.Assessing(language), step);
        else await ShowAsync(http, language, new StepOutcome(step, about, done.Remedy ?? done.Code, done.Code, reason));
    }

    private async Task ShowAsync(HttpContext http, Language language, StepOutcome? outcome)
    {
        var reading = await QueueQuestion.All.AskAsync(http, questions, new Dictionary<string, object?> { ["language"] = language.GraphQL });
        var frame = FrameOf(http, language) with { Reader = reading.Reader };
        if (reading.Data is not { } answer)
        {
            await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
            return;
        }

        var view = new QueueView { Language = language, Answer = answer, Form = questions.FormToken(http), Outcome = outcome, Done = AfterForm.Told(http.Request) };
        await pages.WriteAsync<QueuePage>(http, outcome is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new Dictionary<string, object?> { [nameof(QueuePage.Frame)] = frame, [nameof(QueuePage.View)] = view });
    }

    private static Frame FrameOf(HttpContext http, Language language) => Frame.Of(http, language, AssessingWords.Of(language).Heading, Routes.Assessing) with { IsListed = false, Section = Section.Console };
}
