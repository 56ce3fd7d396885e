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
    /// <summary>Whoever is shown a page of the console has it; who is not is told by <see cref="RefuseAsync"/>.</summary>
    private static readonly PageReader Managing = new(IsSignedIn: true, HasConsole: true);

    /// <summary>The frame of a page of a network's console. The other language leads to the same state of it.</summary>
    public static Frame FrameOf(HttpContext http, Language language, ConsolePage page, string network) => FrameOf(http, language, ConsoleWords.Of(language).Title(page), other => ConsoleRoutes.Of(page, other, network));

    public static Frame FrameOf(HttpContext http, Language language, string title, Func<Language, string> address)
    {
        string query = HttpMethods.IsGet(http.Request.Method) ? http.Request.QueryString.Value ?? "" : "";
        return Frame.Of(http, language, title, other => address(other) + query) with { Section = Section.Console, IsListed = false, Reader = Managing };
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

        await RefuseAsync(http, frame with { Reader = reading.Reader }, status, reading.Errors, reading.RetryAfter);
        return null;
    }

    /// <summary>Asks something that need not be answered for the page to be shown; null where it is not.</summary>
    public async Task<T?> TryReadAsync<T>(HttpContext http, PageQuestion<T> question, IReadOnlyDictionary<string, object?> variables)
        where T : class => (await question.AskAsync(http, questions, variables)).Data;

    /// <summary>What came of an order; null where a page was sent that says why it was not even looked at.</summary>
    public Task<OrderDone?> OrderAsync(HttpContext http, Frame frame, PageQuestion<OrderAnswer> order, IReadOnlyDictionary<string, object?> variables) => OrderAsync(http, frame, order, variables, answer => answer.Done);

    /// <param name="doneOf">What came of it, in the answer; null where there is none.</param>
    public async Task<TDone?> OrderAsync<TAnswer, TDone>(HttpContext http, Frame frame, PageQuestion<TAnswer> order, IReadOnlyDictionary<string, object?> variables, Func<TAnswer, TDone?> doneOf)
        where TAnswer : class
        where TDone : class
    {
        var reading = await order.AskAsync(http, questions, variables);
        if (reading.Data is { } answer && doneOf(answer) is { } done) return done;
        int status = reading.Data is null ? reading.Status : ConsoleStatus.Of(reading);
        if (status == StatusCodes.Status200OK) status = StatusCodes.Status500InternalServerError; // neither done nor refused
        await RefuseAsync(http, frame with { Reader = reading.Reader }, status, reading.Errors, reading.RetryAfter);
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
        where TComponent : IComponent => pages.WriteAsync<TComponent>(http, outcome is not { IsRefused: true } ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, parameters);

    public Task RefuseAsync(HttpContext http, Frame frame, int status, IReadOnlyList<PageError> errors, int? retryAfter) =>
        pages.WriteFailureAsync(http, frame, status, status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden ? [] : errors, retryAfter);
}
