using Federation.Web.Asking;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Duplicates;

/// <summary>Pairs of listings side by side, and what an operator decides of them. Thread safe.</summary>
internal sealed class DuplicatesEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Duplicates, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        if (OrderOf(form["do"]) is not var (order, told))
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var input = new Dictionary<string, object?> { ["one"] = form["one"].ToString(), ["other"] = form["other"].ToString(), ["reason"] = form["reason"].ToString() };
        var done = await desk.OrderAsync(http, frame, order, new Dictionary<string, object?> { ["input"] = input, ["language"] = language.GraphQL });
        if (done is null) return;
        if (done.Code is null) AfterForm.SeeOther(http, $"{ConsoleRoutes.Of(ConsolePage.Duplicates, language, network)}?state={StateOf(http)}", told);
        else await ShowAsync(http, language, network, done);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Duplicates, network) with { Modules = ["pairs.js"] };
        string state = StateOf(http);
        string? after = http.Request.Query["after"] is [{ Length: > 0 } given, ..] ? given : null;
        string? told = DuplicatesQuestion.States.FirstOrDefault(known => known == AfterForm.Told(http.Request));
        var answer = await desk.ReadAsync(http, frame, DuplicatesQuestion.Page, new Dictionary<string, object?>
        {
            ["network"] = network,
            ["state"] = state,
            ["first"] = DuplicatesQuestion.PageSize,
            ["after"] = after,
            ["told"] = told,
            ["isTold"] = told is "APART" or "SAME",
            ["language"] = language.GraphQL,
        });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<DuplicatesPage>(http, new Dictionary<string, object?>
        {
            [nameof(DuplicatesPage.Frame)] = frame,
            [nameof(DuplicatesPage.Network)] = found,
            [nameof(DuplicatesPage.State)] = state,
            [nameof(DuplicatesPage.After)] = after,
            [nameof(DuplicatesPage.Decides)] = await desk.TryReadAsync(http, DuplicatesQuestion.Operates, new Dictionary<string, object?>()) is not null,
            [nameof(DuplicatesPage.Told)] = told,
            [nameof(DuplicatesPage.Token)] = desk.Token(http),
            [nameof(DuplicatesPage.Outcome)] = outcome,
        }, outcome);
    }

    private static string StateOf(HttpContext http) => DuplicatesQuestion.States.FirstOrDefault(known => known == http.Request.Query["state"]) ?? "WAITING";

    /// <returns>What is to be done, and the state of the pair after it; null for an unknown word.</returns>
    private static (PageQuestion<OrderAnswer> Order, string Told)? OrderOf(string? word) => word switch
    {
        "accept" => (Orders.Accept, "SAME"),
        "apart" => (Orders.KeepApart, "APART"),
        "withdraw" => (Orders.Withdraw, "WAITING"),
        _ => null,
    };
}
