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
        IReadOnlyList<StartNetwork> yours = [.. reading.Data?.Networks?.Where(network => network.IsYours) ?? []];
        int status = reading.Data is null ? reading.Status : ConsoleStatus.Of(reading);
        if (status == StatusCodes.Status200OK && yours.Count == 0 && reading.Data?.Networks is { Count: > 0 }) status = StatusCodes.Status403Forbidden;
        if (status != StatusCodes.Status200OK) await desk.RefuseAsync(http, frame with { IsSignedIn = reading.IsSignedIn }, status, reading.Errors, reading.RetryAfter);
        else await desk.WriteAsync<StartPage>(http, new Dictionary<string, object?> { [nameof(StartPage.Frame)] = frame, [nameof(StartPage.Networks)] = yours });
    }
}
