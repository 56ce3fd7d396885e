using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Overview;

/// <summary>How a network's source does; starts a run and cancels it. Thread safe.</summary>
internal sealed class OverviewEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Overview, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var variables = new Dictionary<string, object?> { ["network"] = network, ["language"] = language.GraphQL };
        bool cancels = form["do"] == "cancel";
        var done = cancels
            ? await desk.OrderAsync(http, frame, Orders.Cancel, new Dictionary<string, object?>(variables) { ["run"] = form["run"].ToString() })
            : await desk.OrderAsync(http, frame, Orders.Start, new Dictionary<string, object?>(variables) { ["whole"] = form["whole"] == "on" });
        if (done is null) return;
        if (done is { Code: null, Run: { } run }) AfterForm.SeeOther(http, ConsoleRoutes.Run(language, network, run.Id), cancels ? "stopping" : "started");
        else await ShowAsync(http, language, network, done);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Overview, network);
        var answer = await desk.ReadAsync(http, frame, OverviewQuestion.One, new Dictionary<string, object?> { ["network"] = network, ["runs"] = OverviewQuestion.Runs, ["language"] = language.GraphQL });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<OverviewPage>(http, new Dictionary<string, object?>
        {
            [nameof(OverviewPage.Frame)] = frame,
            [nameof(OverviewPage.Network)] = found,
            [nameof(OverviewPage.Token)] = desk.Token(http),
            [nameof(OverviewPage.Outcome)] = outcome,
        }, outcome);
    }
}
