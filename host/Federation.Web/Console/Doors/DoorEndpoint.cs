using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Doors;

/// <summary>The door of one centre: sets its rules, blocks visitors. Thread safe.</summary>
internal sealed class DoorEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network, string centre) => ShowAsync(http, language, network, centre, outcome: null, typed: null);

    public async Task OrderAsync(HttpContext http, Language language, string network, string centre)
    {
        var frame = FrameOf(http, language, network, centre);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var typed = new TypedForm(form);
        var (order, variables, unread) = DoorForms.Read(typed, centre, language);
        if (order is null && unread is null)
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var done = unread ?? await desk.OrderAsync(http, frame, order!, new Dictionary<string, object?>(variables) { ["language"] = language.GraphQL }); // one of the two is there
        if (done is null) return;
        if (done.IsRefused) await ShowAsync(http, language, network, centre, done with { Field = done.Field ?? DoorForms.FieldOf(done.Code) }, typed);
        else AfterForm.SeeOther(http, ConsoleRoutes.Door(language, network, centre), typed.Do);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, string centre, OrderDone? outcome, TypedForm? typed)
    {
        var frame = FrameOf(http, language, network, centre);
        var answer = await desk.ReadAsync(http, frame, DoorQuestion.One, new Dictionary<string, object?> { ["network"] = network, ["centre"] = centre });
        if (answer?.Network is not { } found) return;
        if (answer is not { Centre: { } place, Door: { } door })
        {
            await desk.RefuseAsync(http, frame, answer.Centre is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden, [], null);
            return;
        }

        await desk.WriteAsync<DoorPage>(http, new Dictionary<string, object?>
        {
            [nameof(DoorPage.Frame)] = frame with { Title = new DoorWords(language).Title(place.Name) },
            [nameof(DoorPage.Network)] = found,
            [nameof(DoorPage.Networks)] = answer.Networks ?? [],
            [nameof(DoorPage.Centre)] = place,
            [nameof(DoorPage.Door)] = door,
            [nameof(DoorPage.Told)] = AfterForm.Told(http.Request),
            [nameof(DoorPage.Token)] = desk.Token(http),
            [nameof(DoorPage.Outcome)] = outcome,
            [nameof(DoorPage.Typed)] = outcome is { IsOvertaken: true } ? null : typed,
        }, outcome);
    }

    private static Layout.Frame FrameOf(HttpContext http, Language language, string network, string centre) =>
        ConsoleDesk.FrameOf(http, language, new DoorWords(language).Title(centre), other => ConsoleRoutes.Door(other, network, centre));
}
