using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Webhooks;

/// <summary>Shows a network's webhooks. Thread safe.</summary>
internal sealed class WebhooksEndpoint(ConsoleDesk desk)
{
    public async Task HandleAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Webhooks, network);
        var answer = await desk.ReadAsync(http, frame, WebhooksQuestion.All, new Dictionary<string, object?> { ["network"] = network, ["language"] = language.GraphQL });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<WebhooksPage>(http, new Dictionary<string, object?> { [nameof(WebhooksPage.Frame)] = frame, [nameof(WebhooksPage.Network)] = found });
    }
}
