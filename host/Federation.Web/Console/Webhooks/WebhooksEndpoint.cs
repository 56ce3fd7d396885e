using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Webhooks;

/// <summary>A network's webhooks: adds, tests, tries again, removes. Thread safe.</summary>
internal sealed class WebhooksEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null, typed: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Webhooks, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var typed = new TypedForm(form);
        var (order, variables) = WebhookForms.Read(typed);
        if (order is null)
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var done = await desk.OrderAsync(http, frame, order, new Dictionary<string, object?>(variables) { ["network"] = network, ["language"] = language.GraphQL });
        if (done is null) return;
        // A secret and what came of a test are told this once: they have to be on the page that answers, for they are kept nowhere.
        if (done.IsRefused || done.Secret is not null || done.Test is not null) await ShowAsync(http, language, network, done with { Field = WebhookForms.FieldOf(done.Code) }, typed);
        else AfterForm.SeeOther(http, ConsoleRoutes.Of(ConsolePage.Webhooks, language, network), typed.Do);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome, TypedForm? typed)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Webhooks, network);
        var answer = await desk.ReadAsync(http, frame, WebhooksQuestion.All, new Dictionary<string, object?> { ["network"] = network, ["language"] = language.GraphQL });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<WebhooksPage>(http, new Dictionary<string, object?>
        {
            [nameof(WebhooksPage.Frame)] = frame,
            [nameof(WebhooksPage.Network)] = found,
            [nameof(WebhooksPage.Told)] = AfterForm.Told(http.Request),
            [nameof(WebhooksPage.Token)] = desk.Token(http),
            [nameof(WebhooksPage.Outcome)] = outcome,
            [nameof(WebhooksPage.Typed)] = outcome is { IsRefused: true } ? typed : null,
        }, outcome);
    }
}
