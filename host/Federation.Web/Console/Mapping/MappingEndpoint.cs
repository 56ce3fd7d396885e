using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Mapping;

/// <summary>Shows what a mapping makes of a piece of a feed. It changes nothing, so the answer is the page itself. Thread safe.</summary>
internal sealed class MappingEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, MappingForm.Blank, outcome: null, preview: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Mapping, network);
        if (await desk.FormAsync(http, frame) is not { } sent) return;
        var (form, unread) = await MappingForm.ReadAsync(sent, language, http.RequestAborted);
        if (unread is not null)
        {
            await ShowAsync(http, language, network, form, unread, preview: null);
            return;
        }

        var variables = new Dictionary<string, object?> { ["network"] = network, ["mapping"] = form.Mapping, ["sample"] = form.OfQuarantine ? null : form.Sample, ["language"] = language.GraphQL };
        if (await desk.OrderAsync(http, frame, MappingQuestions.Preview, variables, answer => answer.Done) is not { } done) return;
        await ShowAsync(http, language, network, form, done.Code is null ? null : new OrderDone(done.Code, done.Message, done.Remedy) { Field = form.FieldOf(done.Code) }, done.Code is null ? done : null);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, MappingForm form, OrderDone? outcome, PreviewDone? preview)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Mapping, network);
        var answer = await desk.ReadAsync(http, frame, MappingQuestions.Head, new Dictionary<string, object?> { ["network"] = network });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<MappingPage>(http, new Dictionary<string, object?>
        {
            [nameof(MappingPage.Frame)] = frame,
            [nameof(MappingPage.Network)] = found,
            [nameof(MappingPage.Form)] = form,
            [nameof(MappingPage.Preview)] = preview,
            [nameof(MappingPage.Token)] = desk.Token(http),
            [nameof(MappingPage.Outcome)] = outcome,
        }, outcome);
    }
}
