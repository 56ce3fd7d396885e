using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Hosting;

/// <summary>What networks agree on: shows it, and sets it. Thread safe.</summary>
internal sealed class HostingEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null, typed: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Hosting, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var typed = new TypedForm(form);
        var (order, variables, unread) = HostingForms.Read(typed, language);
        if (order is null && unread is null)
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var done = unread ?? await desk.OrderAsync(http, frame, order!, new Dictionary<string, object?>(variables) { ["network"] = network, ["language"] = language.GraphQL }); // one of the two is there
        if (done is null) return;
        if (done.IsRefused) await ShowAsync(http, language, network, done, typed);
        else AfterForm.SeeOther(http, ConsoleRoutes.Of(ConsolePage.Hosting, language, network), typed.Do);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome, TypedForm? typed)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Hosting, network);
        string? after = http.Request.Query["after"] is [{ Length: > 0 } given, ..] ? given : null;
        var answer = await desk.ReadAsync(http, frame, HostingQuestion.One, new Dictionary<string, object?> { ["network"] = network, ["first"] = HostingQuestion.PageSize, ["after"] = after });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<HostingPage>(http, new Dictionary<string, object?>
        {
            [nameof(HostingPage.Frame)] = frame,
            [nameof(HostingPage.Network)] = found,
            [nameof(HostingPage.Answer)] = answer,
            [nameof(HostingPage.After)] = after,
            [nameof(HostingPage.Told)] = AfterForm.Told(http.Request),
            [nameof(HostingPage.Token)] = desk.Token(http),
            [nameof(HostingPage.Outcome)] = outcome,
            [nameof(HostingPage.Typed)] = outcome is { IsOvertaken: true } ? null : typed,
        }, outcome);
    }
}
