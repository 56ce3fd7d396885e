using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Asking;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;
using Federation.Web.Layout;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console;

/// <summary>
/// Asks for the pages of the console, and says why there is nothing to see. Who may see what is the schema's to decide: it has null, or an error, for whoever may not. Thread safe.
/// </summary>
internal sealed class ConsoleDesk(IPageQuestions questions, PageWriter pages)
{
    /// <summary>The frame of a page of a network's console. The other language leads to the same state of it.</summary>
    public static Frame FrameOf(HttpContext http, Language language, ConsolePage page, string network) => FrameOf(http, language, ConsoleWords.Of(language).Title(page), other => ConsoleRoutes.Of(page, other, network));

    public static Frame FrameOf(HttpContext http, Language language, string title, Func<Language, string> address)
    {
        string query = HttpMethods.IsGet(http.Request.Method) ? http.Request.QueryString.Value ?? "" : "";
        return Frame.Of(http, language, title, other => address(other) + query) with { Section = Section.Console, IsListed = false, IsSignedIn = true };
    }

    public FormToken? Token(HttpContext http) => questions.FormToken(http);

    /// <summary>The answer; null where a page was sent that says why there is none.</summary>
    public async Task<T?> ReadAsync<T>(HttpContext http, Frame frame, PageQuestion<T> question, IReadOnlyDictionary<string, object?> variables)
        where T : class, IConsoleAnswer
    {
        var reading = await question.AskAsync(http, questions, variables);
        int status = reading.Status;
        if (reading.Data is { } answer)
        {
            status = ConsoleStatus.Of(reading, answer.Head);
            if (status == StatusCodes.Status200OK) return answer;
        }

        await RefuseAsync(http, frame with { IsSignedIn = reading.IsSignedIn }, status, reading.Errors, reading.RetryAfter);
        return null;
    }

    /// <summary>Asks something that need not be answered for the page to be shown; null where it is not.</summary>
    public async Task<T?> TryReadAsync<T>(HttpContext http, PageQuestion<T> question, IReadOnlyDictionary<string, object?> variables)
        where T : class => (await question.AskAsync(http, questions, variables)).Data;

    /// <summary>What came of an order; null where a page was sent that says why it was not even looked at.</summary>
    public async Task<OrderDone?> OrderAsync(HttpContext http, Frame frame, PageQuestion<OrderAnswer> order, IReadOnlyDictionary<string, object?> variables)
    {
        var reading = await order.AskAsync(http, questions, variables);
        if (reading.Data?.Done is { } done) return done;
        int status = reading.Data is null ? reading.Status : ConsoleStatus.Of(reading);
        if (status == StatusCodes.Status200OK) status = StatusCodes.Status500InternalServerError; // neither done nor refused
        await RefuseAsync(http, frame with { IsSignedIn = reading.IsSignedIn }, status, reading.Errors, reading.RetryAfter);
        return null;
    }

    /// <summary>The form that was sent; null where a page was sent that says that none was.</summary>
    public async Task<IFormCollection?> FormAsync(HttpContext http, Frame frame)
    {
        if (http.Request.HasFormContentType) return await http.Request.ReadFormAsync(http.RequestAborted);
        await RefuseAsync(http, frame, StatusCodes.Status400BadRequest, [], null);
        return null;
    }

    /// <param name="outcome">What came of a form that was sent and refused; null where none was.</param>
    public Task WriteAsync<TComponent>(HttpContext http, IReadOnlyDictionary<string, object?> parameters, OrderDone? outcome = null)
        where TComponent : IComponent => pages.WriteAsync<TComponent>(http, outcome?.Code is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, parameters);

    public Task RefuseAsync(HttpContext http, Frame frame, int status, IReadOnlyList<PageError> errors, int? retryAfter) =>
        pages.WriteFailureAsync(http, frame, status, status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden ? [] : errors, retryAfter);
}
