using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Operating.Acting;

/// <summary>The forms of operators. What was done leads on with 303; what is told this once is told in the answer itself, which nobody keeps. Thread safe.</summary>
internal sealed class ActingEndpoint(IPageQuestions questions, PageWriter pages)
{
    public Task HandleAsync(HttpContext http, Language language) => ShowAsync(http, language, null, null);

    public async Task ActAsync(HttpContext http, Language language)
    {
        var sent = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var frame = OperatingEndpoint.FrameOf(http, language, OperatingPart.Acting);
        if (!Acts.All.TryGetValue(sent[ActForm.Do].ToString(), out var act))
        {
            await pages.WriteFailureAsync(http, frame, StatusCodes.Status400BadRequest);
            return;
        }

        var form = ActForm.Read(act, sent);
        var variables = act.Read(form);
        variables["language"] = language.GraphQL;
        var reading = await act.Question.AskAsync(http, questions, variables);
        if (reading.Data?.Done is not { } done) await pages.WriteFailureAsync(http, frame with { Reader = reading.Reader }, reading.Refusal, reading.Errors, reading.RetryAfter);
        else if (done.Code is not null || done.Secret is not null || done.Address is not null) await ShowAsync(http, language, form, done);
        else AfterForm.SeeOther(http, OperatingRoutes.Acting(language), act.Name, "told"); // without a fragment the form's own would stay
    }

    /// <param name="form">What was typed; null where no form was sent.</param>
    private async Task ShowAsync(HttpContext http, Language language, ActForm? form, ActDone? done)
    {
        var reading = await ActingQuestion.Choices.AskAsync(http, questions, new Dictionary<string, object?>());
        var frame = OperatingEndpoint.FrameOf(http, language, OperatingPart.Acting) with { Reader = reading.Reader };
        if (reading.Data is not { Operations: not null, Networks: not null } answer)
        {
            await pages.WriteFailureAsync(http, frame, reading.Refusal, reading.Errors, reading.RetryAfter);
            return;
        }

        var view = new ActingView
        {
            Language = language,
            Answer = answer,
            Token = questions.FormToken(http),
            Form = form,
            Outcome = done,
            Told = AfterForm.Told(http.Request) is { } name && Acts.All.ContainsKey(name) ? name : null,
        };
        int status = done?.Code is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        await pages.WriteAsync<ActingPage>(http, status, new Dictionary<string, object?> { [nameof(ActingPage.Frame)] = frame, [nameof(ActingPage.View)] = view });
    }
}
