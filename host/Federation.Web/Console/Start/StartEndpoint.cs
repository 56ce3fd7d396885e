using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Start;

/// <summary>Where the console begins: the networks of whoever is signed in, and what waits. Thread safe.</summary>
internal sealed class StartEndpoint(IPageQuestions questions, ConsoleDesk desk)
{
    public async Task HandleAsync(HttpContext http, Language language)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsoleWords.Of(language).Console, ConsoleRoutes.Start);
        var reading = await StartQuestion.All.AskAsync(http, questions, new Dictionary<string, object?> { ["language"] = language.GraphQL });
        int status = reading.Data is null ? reading.Status : ConsoleStatus.Of(reading);
        if (status == StatusCodes.Status200OK && reading.Data?.Viewer is not { HasNothing: false }) status = StatusCodes.Status403Forbidden;
        if (status != StatusCodes.Status200OK || reading.Data?.Viewer is not { } viewer) await desk.RefuseAsync(http, frame with { Reader = reading.Reader }, status, reading.Errors, reading.RetryAfter);
        else await desk.WriteAsync<StartPage>(http, new Dictionary<string, object?> { [nameof(StartPage.Frame)] = frame, [nameof(StartPage.Viewer)] = viewer });
    }
}
