using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>Answers one request: its document from the cache or read anew, then executed within the deadline. Thread safe.</summary>
internal sealed class QueryRunner(
    DirectorySchema schema,
    IDocumentExecuter executer,
    DocumentReader documents,
    DocumentCache cache,
    DirectoryContextFactory contexts,
    ErrorMap errors,
    TimeProvider clock,
    IOptions<GatewayOptions> options)
{
    /// <summary>More errors than these tell nobody anything.</summary>
    private const int MostErrors = 10;

    /// <exception cref="ExecutionError">The document is refused before it is executed, or its answer came to no end.</exception>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<ExecutionResult> RunAsync(GraphQLRequest request, Caller caller, string traceId, IServiceProvider services, CancellationToken cancellationToken)
    {
        var known = cache.Find(schema, request.Query);
        var document = known ?? await documents.ReadAsync(request.Query);
        RequireAllowedOperation(request, document);

        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var budget = new ResultBudget(options.Value.Limits.ResultFields, cancel);
        var execution = executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Document = document,
            // A document from the cache has been validated; its variables are checked every time.
            ValidationRules = known is null ? null : [],
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            UserContext = contexts.Create(caller, traceId, budget),
            RequestServices = services,
            UnhandledExceptionDelegate = failure => Mask(failure, traceId, cancel.Token),
            CancellationToken = cancel.Token,
        });
        try
        {
            // A resolver that does not listen is left behind.
            var result = await execution.WaitAsync(cancel.Token);
            if (budget.IsExceeded) throw ResultTooLarge();
            if (known is null && result.Executed) cache.Keep(schema, request.Query, document);
            return Presentable(result, caller);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw budget.IsExceeded ? ResultTooLarge() : new CodedError(ErrorCode.LimitTime, $"The answer took longer than {options.Value.Deadline.TotalSeconds} s. Ask for less at a time.");
        }
    }

    private static void RequireAllowedOperation(GraphQLRequest request, GraphQLDocument document)
    {
        if (!request.QueriesOnly) return;
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>();
        var asked = request.OperationName is { } name ? operations.FirstOrDefault(operation => operation.Name?.StringValue == name) : operations.FirstOrDefault();
        if (asked is { Operation: not OperationType.Query }) throw new CodedError(ErrorCode.MethodNotAllowed, "GET is for queries; send mutations by POST.");
    }

    private Task Mask(UnhandledExceptionContext failure, string traceId, CancellationToken cancelled)
    {
        // What was cancelled on purpose is no failure; the request's own end tells why.
        if (!cancelled.IsCancellationRequested) failure.Exception = errors.Mask(failure.OriginalException, traceId);
        return Task.CompletedTask;
    }

    private static ExecutionResult Presentable(ExecutionResult result, Caller caller)
    {
        if (result.Executed || result.Errors is not { } found) return result;
        var shown = new ExecutionErrors();
        foreach (var error in found.Take(MostErrors)) shown.Add(caller.IsSignedIn ? error : ValidationMessage.WithoutSuggestions(error));
        return new ExecutionResult { Errors = shown, Executed = false };
    }

    private CodedError ResultTooLarge() =>
        new(ErrorCode.LimitResult, $"The answer would hold more than {options.Value.Limits.ResultFields} values. Ask for fewer fields or smaller pages.");
}
