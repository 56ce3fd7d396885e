using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Hosting;

/// <summary>Shows what networks agree on. Thread safe.</summary>
internal sealed class HostingEndpoint(ConsoleDesk desk)
{
    public async Task HandleAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Hosting, network);
        string? after = http.Request.Query["after"] is [{ Length: > 0 } given, ..] ? given : null;
        var answer = await desk.ReadAsync(http, frame, HostingQuestion.One, new Dictionary<string, object?> { ["network"] = network, ["first"] = HostingQuestion.PageSize, ["after"] = after });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<HostingPage>(http, new Dictionary<string, object?> { [nameof(HostingPage.Frame)] = frame, [nameof(HostingPage.Network)] = found, [nameof(HostingPage.Answer)] = answer, [nameof(HostingPage.After)] = after });
    }
}
