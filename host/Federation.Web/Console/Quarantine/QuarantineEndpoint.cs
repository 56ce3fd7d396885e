using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Quarantine;

/// <summary>The quarantine: grouped by code, or record by record; has it mapped again. Thread safe.</summary>
internal sealed class QuarantineEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => http.Request.Query["list"] == "all" ? ListAsync(http, language, network) : GroupAsync(http, language, network, outcome: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = FrameOf(http, language, network);
        if (await desk.FormAsync(http, frame) is null) return;
        var done = await desk.OrderAsync(http, frame, Orders.Replay, new Dictionary<string, object?> { ["network"] = network, ["language"] = language.GraphQL });
        if (done is null) return;
        if (done is { Code: null, Run: { } run }) AfterForm.SeeOther(http, ConsoleRoutes.Run(language, network, run.Id), "started");
        else await GroupAsync(http, language, network, done);
    }

    private async Task GroupAsync(HttpContext http, Language language, string network, OrderDone? outcome)
    {
        var frame = FrameOf(http, language, network);
        var answer = await desk.ReadAsync(http, frame, QuarantineQuestion.Groups, new Dictionary<string, object?> { ["network"] = network, ["language"] = language.GraphQL });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<QuarantinePage>(http, new Dictionary<string, object?>
        {
            [nameof(QuarantinePage.Frame)] = frame,
            [nameof(QuarantinePage.Network)] = found,
            [nameof(QuarantinePage.Groups)] = answer.QuarantineGroups ?? [],
            [nameof(QuarantinePage.Token)] = desk.Token(http),
            [nameof(QuarantinePage.Outcome)] = outcome,
        }, outcome);
    }

    private async Task ListAsync(HttpContext http, Language language, string network)
    {
        var frame = FrameOf(http, language, network);
        string? after = http.Request.Query["after"] is [{ Length: > 0 } given, ..] ? given : null;
        var variables = new Dictionary<string, object?> { ["network"] = network, ["first"] = QuarantineQuestion.PageSize, ["after"] = after, ["language"] = language.GraphQL };
        var answer = await desk.ReadAsync(http, frame, QuarantineQuestion.Records, variables);
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<QuarantinePage>(http, new Dictionary<string, object?>
        {
            [nameof(QuarantinePage.Frame)] = frame,
            [nameof(QuarantinePage.Network)] = found,
            [nameof(QuarantinePage.Records)] = answer.Quarantine ?? new RecordPage(false, null, []),
        });
    }

    private static Frame FrameOf(HttpContext http, Language language, string network) => ConsoleDesk.FrameOf(http, language, ConsolePage.Quarantine, network);
}
