using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Hosting;

/// <summary>Shows what networks agree on. Thread safe.</summary>
internal sealed class HostingEndpoint(ConsoleDesk desk)
{
    public async Task HandleAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Hosting, network);
        var answer = await desk.ReadAsync(http, frame, HostingQuestion.One, new Dictionary<string, object?> { ["network"] = network });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<HostingPage>(http, new Dictionary<string, object?> { [nameof(HostingPage.Frame)] = frame, [nameof(HostingPage.Network)] = found, [nameof(HostingPage.Answer)] = answer });
    }
}
