using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Statements;

/// <summary>The statements of a month; disputes a line, and answers. Thread safe.</summary>
internal sealed class StatementsEndpoint(ConsoleDesk desk, TimeProvider clock)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, http.Request.Query["month"], http.Request.Query["line"].ToString(), outcome: null, typed: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Statements, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var typed = new TypedForm(form);
        var (order, variables, unread) = LineForms.Read(typed, language);
        if (order is null && unread is null)
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var done = unread ?? await desk.OrderAsync(http, frame, order!, new Dictionary<string, object?>(variables) { ["network"] = network, ["language"] = language.GraphQL }); // one of the two is there
        if (done is null) return;
        if (done.IsRefused) await ShowAsync(http, language, network, typed["month"], $"{typed["statement"]}/{typed["centre"]}/{typed["tier"]}", done with { Field = done.Field ?? LineForms.FieldOf(done.Code) }, typed);
        else AfterForm.SeeOther(http, $"{ConsoleRoutes.Of(ConsolePage.Statements, language, network)}?month={Uri.EscapeDataString(typed["month"])}", typed.Do);
    }

    /// <param name="asked">The month; the last that is over where it is none.</param>
    /// <param name="line">What somebody has something to say about; empty for nothing.</param>
    private async Task ShowAsync(HttpContext http, Language language, string network, string? asked, string line, OrderDone? outcome, TypedForm? typed)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Statements, network);
        var months = StatementMonths.Until(clock.GetUtcNow());
        string month = StatementMonths.Of(asked, months);
        var answer = await desk.ReadAsync(http, frame, StatementsQuestion.Month, new Dictionary<string, object?> { ["network"] = network, ["month"] = month, ["lines"] = StatementsQuestion.Lines, ["language"] = language.GraphQL });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<StatementsPage>(http, new Dictionary<string, object?>
        {
            [nameof(StatementsPage.Frame)] = frame,
            [nameof(StatementsPage.Network)] = found,
            [nameof(StatementsPage.Answer)] = answer,
            [nameof(StatementsPage.Month)] = month,
            [nameof(StatementsPage.Months)] = months,
            [nameof(StatementsPage.InHand)] = LineInHand.Find(answer.VisitStatements, found.Key, line),
            [nameof(StatementsPage.Told)] = AfterForm.Told(http.Request),
            [nameof(StatementsPage.Token)] = desk.Token(http),
            [nameof(StatementsPage.Outcome)] = outcome,
            [nameof(StatementsPage.Typed)] = typed,
        }, outcome);
    }
}
