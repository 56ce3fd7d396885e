using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Members;

/// <summary>The members of a network: invites, blocks, removes. Thread safe.</summary>
internal sealed class MembersEndpoint(ConsoleDesk desk)
{
    public Task HandleAsync(HttpContext http, Language language, string network) => ShowAsync(http, language, network, outcome: null, typed: null);

    public async Task OrderAsync(HttpContext http, Language language, string network)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Members, network);
        if (await desk.FormAsync(http, frame) is not { } form) return;
        var typed = new TypedForm(form);
        var (order, variables, unread) = MemberForms.Read(typed, language);
        if (unread is not null)
        {
            await ShowAsync(http, language, network, unread, typed);
            return;
        }

        if (order is null)
        {
            await desk.RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
            return;
        }

        var done = await desk.OrderAsync(http, frame, order, new Dictionary<string, object?>(variables) { ["network"] = network, ["language"] = language.GraphQL });
        if (done is null) return;
        // A link is told this once: it has to be on the page that answers, for it is kept nowhere.
        if (done.IsRefused || done.Address is not null) await ShowAsync(http, language, network, done with { Field = typed.Do == MemberForms.Invite ? MemberForms.FieldOf(done.Code) : null }, typed);
        else AfterForm.SeeOther(http, ConsoleRoutes.Of(ConsolePage.Members, language, network), typed.Do);
    }

    private async Task ShowAsync(HttpContext http, Language language, string network, OrderDone? outcome, TypedForm? typed)
    {
        var frame = ConsoleDesk.FrameOf(http, language, ConsolePage.Members, network);
        string? after = http.Request.Query["after"] is [{ Length: > 0 } given, ..] ? given : null;
        var answer = await desk.ReadAsync(http, frame, MembersQuestion.Page, new Dictionary<string, object?> { ["network"] = network, ["first"] = MembersQuestion.PageSize, ["after"] = after });
        if (answer?.Network is not { } found) return;
        await desk.WriteAsync<MembersPage>(http, new Dictionary<string, object?>
        {
            [nameof(MembersPage.Frame)] = frame,
            [nameof(MembersPage.Network)] = found,
            [nameof(MembersPage.After)] = after,
            [nameof(MembersPage.Told)] = AfterForm.Told(http.Request),
            [nameof(MembersPage.Token)] = desk.Token(http),
            [nameof(MembersPage.Outcome)] = outcome,
            [nameof(MembersPage.Typed)] = outcome is { IsRefused: true } ? typed : null,
        }, outcome);
    }
}
