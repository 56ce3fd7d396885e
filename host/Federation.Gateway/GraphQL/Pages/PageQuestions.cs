using System.Diagnostics;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.GraphQL.Http.Crowds;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Http.Trusted;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Callers;
using GraphQL;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.GraphQL.Pages;

/// <inheritdoc cref="IPageQuestions"/>
/// <param name="sessions">Null where nobody signs in here, and then <paramref name="forms"/> is too.</param>
internal sealed class PageQuestions(
    TrustedDocumentLoader loader, QueryRunner runner, CallerReader callers, ErrorMap errors, CrowdGate crowd, ClientThrottle throttle, IGraphQLSerializer serializer, IServiceProvider services, SessionCallers? sessions = null, IAntiforgery? forms = null) : IPageQuestions
{
    /// <summary>A page of the directory comes to one point of five, one of a centre to two of ten; rounded down, so that suggestions cost their request alone.</summary>
    private const int PriceDivisor = 5;

    /// <summary>Of a request whose first question was answered: the page is owed the others, for one that lacks a part says what is not so.</summary>
    private static readonly object Begun = new();

    /// <summary>How errors call where a document comes from.</summary>
    private const string OfPages = "the pages";

    public PageDocument Prepare(string name, string text)
    {
        try
        {
            return new PageDocument(name, text, loader.Check(OfPages, name, text));
        }
        catch (TrustedDocumentException wrong)
        {
            throw new InvalidOperationException(wrong.Message, wrong);
        }
    }

    public async Task<PageAnswer> AskAsync(HttpContext http, PageDocument document, IReadOnlyDictionary<string, object?> variables)
    {
        string traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        var caller = Caller.Anonymous;
        ExecutionResult result;
        try
        {
            throttle.Admit(ClientKey.OfAddress(http));
            caller = await ReadCallerAsync(http);
            string client = ClientKey.Of(caller, http);
            if (caller.IsSignedIn)
            {
                throttle.Forgive(ClientKey.OfAddress(http));
                throttle.Admit(client);
            }

            var request = new GraphQLRequest(document.Text, null, new Inputs(variables.ToDictionary()), Inputs.Empty, ReadsOnly: IsSafe(http)) { Client = client, IsOwed = !IsSafe(http) || http.Items.ContainsKey(Begun), Trusted = document.Parsed, DocumentId = document.Name, PriceDivisor = PriceDivisor };
            result = await runner.RunAsync(request, caller, traceId, http.RequestServices, http.RequestAborted);
            http.Items[Begun] = true;
        }
        catch (ExecutionError refusal)
        {
            result = new ExecutionResult { Errors = [refusal], Executed = false };
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            result = new ExecutionResult { Errors = [errors.Mask(failure, traceId)], Executed = false };
        }

        return await AnswerAsync(result, caller, http.RequestAborted);
    }

    public int? TurnAway(HttpContext http) =>
        IsSafe(http) && http.Request.Headers.Authorization.Count == 0 && !SignInCookies.AreSentBy(http.Request) ? crowd.TurnAway(ClientKey.OfAddress(http)) : null;

    public async Task<PageAnswer> AskAsHostAsync(PageDocument document, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellationToken)
    {
        var request = new GraphQLRequest(document.Text, null, new Inputs(variables.ToDictionary()), Inputs.Empty, ReadsOnly: true) { Client = Guid.NewGuid().ToString(), IsOwed = true, Trusted = document.Parsed, DocumentId = document.Name };
        return await AnswerAsync(await runner.RunAsync(request, Caller.Anonymous, Activity.Current?.TraceId.ToString() ?? "", services, cancellationToken), Caller.Anonymous, cancellationToken);
    }

    private async Task<PageAnswer> AnswerAsync(ExecutionResult result, Caller caller, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        await serializer.WriteAsync(json, result, cancellationToken);
        var first = result.Errors is [var found, ..] ? found : null;
        return new PageAnswer(json.GetBuffer().AsMemory(0, (int)json.Length), ReaderOf(caller))
        {
            Status = result.Data is null && first is not null ? ErrorMap.CodeOf(first).Status : StatusCodes.Status200OK,
            Refusal = first is null ? StatusCodes.Status404NotFound : ErrorMap.CodeOf(first).Status,
            Code = first is null ? null : ErrorMap.CodeOf(first).Value,
            RetryAfter = (first as CodedError)?.RetryAfter,
        };
    }

    private static PageReader ReaderOf(Caller caller) => new(caller.IsSignedIn, caller.Has(Role.NetworkManager) || caller.Has(Role.Assessor) || caller.Has(Role.Operator));

    public FormToken? FormToken(HttpContext http) => forms?.GetAndStoreTokens(http) is { RequestToken: { } token } tokens ? new FormToken(tokens.FormFieldName, token) : null;

    private async ValueTask<Caller> ReadCallerAsync(HttpContext http)
    {
        var caller = await callers.ReadAsync(http);
        if (caller.IsSignedIn || sessions is null || forms is null) return caller;
        return IsSafe(http) || await forms.IsRequestValidAsync(http) ? await sessions.ReadPageAsync(http) ?? Caller.Anonymous : Caller.Anonymous;
    }

    private static bool IsSafe(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
}
