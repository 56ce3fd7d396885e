using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Corrections;

/// <summary>Corrections that people suggest; says no to one. Thread safe.</summary>
internal sealed class CorrectionsEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Corrections, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var variables = new Dictionary<string, object?> { ["network"] = network, ["suggestion"] = form["suggestion"].ToString(), ["reason"] = form["reason"].ToString(), ["language"] = language.GraphQL };
        var done = await desk.OrderAsync(http, frame, Orders.Dismiss, variables);
        if (done is null) return;
        if (done.Code is null) AfterForm.SeeOther(http, ConsoleRoutes.Of(ConsolePage.Corrections, language, network), "dismissed");
        else await ShowAsync(http, language, network, done);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Corrections, network);
        bool isOpen = http.Request.Query["state"] != "closed";
        var answer = await desk.ReadAsync(http, frame, CorrectionsQuestion.Some, new Dictionary<string, object?> { ["network"] = network, ["open"] = isOpen, ["first"] = CorrectionsQuestion.Most });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<CorrectionsPage>(http, new Dictionary<string, object?>
        {
            [nameof(CorrectionsPage.Frame)] = frame,
            [nameof(CorrectionsPage.Network)] = found,
            [nameof(CorrectionsPage.IsOpen)] = isOpen,
            [nameof(CorrectionsPage.IsDismissed)] = AfterForm.Told(http.Request) == "dismissed",
            [nameof(CorrectionsPage.Token)] = desk.Token(http),
            [nameof(CorrectionsPage.Outcome)] = outcome,
        }, outcome);
    }
}
