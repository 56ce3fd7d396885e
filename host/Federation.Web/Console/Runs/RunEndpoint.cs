using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Runs;

/// <summary>The page of one run: it says where the run stands, and a script follows it on. Thread safe.</summary>
internal sealed class RunEndpoint(ConsoleDesk desk, TimeProvider clock)
{
    public Task HandleAsync(HttpContext http, Language language, string network, string run) => ShowAsync(http, language, network, run, outcome: null);

    /// <summary>Asks the run to stop.</summary>
    public async Task OrderAsync(HttpContext http, Language language, string network, string run)
    {
        var frame = FrameOf(http, language, network, run);
        if (await desk.FormAsync(http, frame) is null) return;
        var done = await desk.OrderAsync(http, frame, Orders.Cancel, new Dictionary<string, object?> { ["network"] = network, ["run"] = run, ["language"] = language.GraphQL });
        if (done is null) return;
        if (done.Code is null) AfterForm.SeeOther(http, ConsoleRoutes.Run(language, network, run), "stopping");
        else await ShowAsync(http, language, network, run, done);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, string run, OrderDone? outcome)
    {
        var frame = FrameOf(http, language, network, run);
        var variables = new Dictionary<string, object?> { ["network"] = network, ["run"] = run, ["problems"] = RunQuestion.Problems, ["language"] = language.GraphQL };
        if (await desk.ReadAsync(http, frame, RunQuestion.One, variables) is not { } answer) return;
        if (answer is not { Network: { } head, Node: RunDetails { Network: { } of } found } || of.Key != head.Key)
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status404NotFound, [], null);
            return;
        }

        var words = new RunWords(language);
        await desk.WriteAsync<RunPage>(http, new Dictionary<string, object?>
        {
            [nameof(RunPage.Frame)] = found.IsUnderWay ? frame with { Modules = ["run.js"] } : frame,
            [nameof(RunPage.Network)] = head,
            [nameof(RunPage.Run)] = found,
            [nameof(RunPage.Progress)] = RunProgress.Of(found, clock.GetUtcNow()),
            [nameof(RunPage.Token)] = desk.Token(http),
            [nameof(RunPage.Outcome)] = outcome,
            [nameof(RunPage.Told)] = found.IsUnderWay ? Told(words, AfterForm.Told(http.Request)) : null,
        }, outcome);
    }

    private static string? Told(RunWords words, string? told) => told switch
    {
        "started" => words.StartedNow,
        "stopping" => words.Stopping,
        _ => null,
    };

    private static Frame FrameOf(HttpContext http, Language language, string network, string run) => ConsoleDesk.FrameOf(http, language, new RunWords(language).Title, other => ConsoleRoutes.Run(other, network, run));
}
