using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Statements;

/// <summary>Shows the statements of a month. Thread safe.</summary>
internal sealed class StatementsEndpoint(ConsoleDesk desk, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Statements, network);
        var months = StatementMonths.Until(clock.GetUtcNow());
        string month = StatementMonths.Of(http.Request.Query["month"], months);
        var answer = await desk.ReadAsync(http, frame, StatementsQuestion.Month, new Dictionary<string, object?> { ["network"] = network, ["month"] = month, ["lines"] = StatementsQuestion.Lines, ["language"] = language.GraphQL });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<StatementsPage>(http, new Dictionary<string, object?>
        {
            [nameof(StatementsPage.Frame)] = frame,
            [nameof(StatementsPage.Network)] = found,
            [nameof(StatementsPage.Answer)] = answer,
            [nameof(StatementsPage.Month)] = month,
            [nameof(StatementsPage.Months)] = months,
        });
    }
}
