using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Gateway.GraphQL.Pages;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Asking;

/// <summary>One document of a page, and the shape of what it answers. Thread safe once it is prepared.</summary>
/// <param name="name">As errors and logs call it.</param>
/// <param name="text">GraphQL.</param>
/// <param name="shape">How the answer's <c>data</c> is read.</param>
internal sealed class PageQuestion<T>(string name, string text, JsonTypeInfo<PageEnvelope<T>> shape) : IPageQuestion
    where T : class
{
    private PageDocument? _document;

    public string Name => name;

    public string Text => text;

    public void Prepare(IPageQuestions questions) => _document ??= questions.Prepare(name, text);

    /// <exception cref="OperationCanceledException">The browser has gone.</exception>
    public async Task<PageReading<T>> AskAsync(HttpContext http, IPageQuestions questions, IReadOnlyDictionary<string, object?> variables)
    {
        var answer = await questions.AskAsync(http, _document ?? throw new InvalidOperationException($"The question {name} was not prepared at the start."), variables);
        var envelope = JsonSerializer.Deserialize(answer.Json.Span, shape) ?? throw new InvalidOperationException($"The answer to {name} is empty.");
        return new PageReading<T>(envelope.Data, answer.Status, answer.IsSignedIn, envelope.Errors ?? [], answer.RetryAfter);
    }
}
