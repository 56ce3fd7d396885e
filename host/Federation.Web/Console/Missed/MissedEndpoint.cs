using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Missed;

/// <summary>Listings that the source no longer shows; lets go of those that were held back, and brings back what a run removed. Thread safe.</summary>
internal sealed class MissedEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Missed, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        bool undoes = form["do"] == "undo";
        if (!undoes && (form["do"] != "release" || form["looked"] != "on"))
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var variables = new Dictionary<string, object?> { ["network"] = network, ["language"] = language.GraphQL };
        if (undoes) variables["run"] = form["run"].ToString();
        var done = await desk.OrderAsync(http, frame, undoes ? Orders.Undo : Orders.Release, variables);
        if (done is null) return;
        if (done is { Code: null, Run: { } run }) AfterForm.SeeOther(http, ConsoleRoutes.Run(language, network, run.Id), "started");
        else await ShowAsync(http, language, network, done);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Missed, network);
        var query = http.Request.Query;
        string? state = MissedQuestion.States.FirstOrDefault(known => known == query["state"]);
        string? after = query["after"] is [{ Length: > 0 } given, ..] ? given : null;
        var variables = new Dictionary<string, object?> { ["network"] = network, ["state"] = state, ["first"] = MissedQuestion.PageSize, ["after"] = after, ["language"] = language.GraphQL };
        var answer = await desk.ReadAsync(http, frame, MissedQuestion.Page, variables);
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<MissedPage>(http, new Dictionary<string, object?>
        {
            [nameof(MissedPage.Frame)] = frame,
            [nameof(MissedPage.Network)] = found,
            [nameof(MissedPage.Rows)] = answer.MissedListings ?? [],
            [nameof(MissedPage.State)] = state,
            [nameof(MissedPage.After)] = after,
            [nameof(MissedPage.Token)] = desk.Token(http),
            [nameof(MissedPage.Outcome)] = outcome,
        }, outcome);
    }
}
