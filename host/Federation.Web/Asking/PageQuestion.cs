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

    private PageDocument Prepared => _document ?? throw new InvalidOperationException($"The question {name} was not prepared at the start.");

    public string Name => name;

    public string Text => text;

    public void Prepare(IPageQuestions questions) => _document ??= questions.Prepare(name, text);

    /// <summary>For what the host makes for all.</summary>
    /// <exception cref="InvalidOperationException">There is no answer.</exception>
    public async Task<T> AskAsHostAsync(IPageQuestions questions, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken)
    {
        var answer = await questions.AskAsHostAsync(Prepared, variables, cancellationToken);
        return JsonSerializer.Deserialize(answer.Json.Span, shape)?.Data ?? throw new InvalidOperationException($"{name} has no answer: {answer.Code}");
    }

    /// <exception cref="OperationCanceledException">The browser has gone.</exception>
    public async Task<PageReading<T>> AskAsync(HttpContext http, IPageQuestions questions, IReadOnlyDictionary<string, object?> variables)
    {
        var answer = await questions.AskAsync(http, Prepared, variables);
        var envelope = JsonSerializer.Deserialize(answer.Json.Span, shape) ?? throw new InvalidOperationException($"The answer to {name} is empty.");
        return new PageReading<T>(envelope.Data, answer.Status, answer.Reader, envelope.Errors ?? [], answer.RetryAfter) { Refusal = answer.Refusal };
    }
}
