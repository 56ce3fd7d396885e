using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Pages;

/// <summary>
/// What the directory's own pages ask: the schema that everybody asks, by documents of their own, without HTTP in between. Callers are known, counted and refused as at <c>/graphql</c>. Thread safe.
/// </summary>
public interface IPageQuestions
{
    /// <summary>Reads a page's document and holds it against the schema; for the start, since it takes milliseconds.</summary>
    /// <param name="name">What an error calls it.</param>
    /// <exception cref="InvalidOperationException">The document does not fit the schema; the message says where.</exception>
    PageDocument Prepare(string name, string text);

    /// <summary>
    /// Asks for whoever sent the request. The browser's session counts where the request only reads, and else only with the token of <see cref="FormToken"/>.
    /// </summary>
    /// <param name="variables">As JSON would have them: texts, numbers, booleans, lists and maps.</param>
    /// <exception cref="OperationCanceledException">The browser has gone.</exception>
    Task<PageAnswer> AskAsync(HttpContext http, PageDocument document, IReadOnlyDictionary<string, object?> variables);

    /// <summary>Whether a page need not be made for whoever sent the request: they are nobody that is known, and too many ask. What is asked for them all the same is refused with <c>HOST_BUSY</c>.</summary>
    /// <returns>Seconds after which to ask again; null for those who are let in, and for those who have to be looked at first.</returns>
    int? TurnAway(HttpContext http);

    /// <summary>Asks as nobody, and counted as nobody's, for what the host makes for all: a sitemap.</summary>
    Task<PageAnswer> AskAsHostAsync(PageDocument document, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken);

    /// <summary>What a form of a page brings back, so that no page of another site can send it; null where nobody signs in here.</summary>
    FormToken? FormToken(HttpContext http);
}
