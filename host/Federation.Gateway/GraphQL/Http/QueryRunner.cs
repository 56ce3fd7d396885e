using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http.Crowds;
using Federation.Gateway.GraphQL.Http.Rates;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Streams;
using Federation.Gateway.GraphQL.Writing;
using Federation.Gateway.Identity.Access;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>
/// Answers one request: its document from the cache or read anew, then executed within the deadline. A subscription is begun within it; each of its answers has one of its own. Thread safe.
/// </summary>
internal sealed class QueryRunner(
    DirectorySchema schema,
    IDocumentExecuter executer,
    DocumentReader documents,
    DocumentCache cache,
    DocumentWriters writers,
    DirectoryContextFactory contexts,
    ErrorMap errors,
    CrowdGate crowd,
    ClientThrottle throttle,
    QueryPrice prices,
    QueryCost cost,
    TimeProvider clock,
    IOptions<GatewayOptions> options)
{
    /// <summary>More errors than these tell nobody anything.</summary>
    private const int MostErrors = 10;

    /// <returns>A <see cref="StreamResult"/> for a subscription that has begun, with its place, which is the caller's to give back.</returns>
    /// <exception cref="ExecutionError">The document is refused before it is executed, or its answer came to no end.</exception>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<ExecutionResult> RunAsync(GraphQLRequest request, Caller caller, string traceId, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var meter = QueryMeter.Start();
        GraphQLOperationDefinition? operation = null;
        IDisposable? place = null;
        try
        {
            var known = request.Trusted ?? cache.Find(schema, request.Query);
            var document = known ?? await documents.ReadAsync(request.Query);
            operation = AllowedOperation(request, document);
            int points = operation is null ? 0 : prices.Of(document, operation, request.Variables) / request.PriceDivisor;
            meter.Reads(request, operation, points);
            throttle.Charge(request.Client, points);
            crowd.Admit(request, operation, caller);
            // A stream that has no place is not opened.
            place = operation is { Operation: OperationType.Subscription } ? throttle.Enter(request.Client) : null;
            var result = await ExecuteAsync(request, caller, traceId, services, known, document, operation, cancellationToken);
            meter.Answers(operation, result);
            if (result is StreamResult stream) (stream.Place, place) = (place, null);
            return result;
        }
        catch (Exception failure)
        {
            meter.Fails(operation, failure);
            throw;
        }
        finally
        {
            place?.Dispose();
        }
    }

    /// <param name="known">The document, where it was validated before.</param>
    private async Task<ExecutionResult> ExecuteAsync(
        GraphQLRequest request, Caller caller, string traceId, IServiceProvider services, GraphQLDocument? known, GraphQLDocument document, GraphQLOperationDefinition? operation, CancellationToken cancellationToken)
    {
        var time = AnswerTime.Of(schema, operation, options.Value.Deadline);
        using var deadline = new CancellationTokenSource(time, clock);
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
            UserContext = contexts.Create(caller, traceId, budget, request.LastEvent),
            RequestServices = services,
            UnhandledExceptionDelegate = failure => Mask(failure, traceId),
            CancellationToken = cancel.Token,
        });
        try
        {
            // A resolver that does not listen is left behind.
            var result = await execution.WaitAsync(cancel.Token);
            if (budget.IsExceeded) throw LimitErrors.Result(options.Value);
            if (known is null && result.Executed)
            {
                writers.Prepare(schema, document);
                cache.Keep(schema, request.Query, document);
            }

            if (operation is not null && result.Executed && QueryCost.IsAsked(request)) cost.Tell(result, request, document, operation, budget.Taken);
            return Presentable(result, caller);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw budget.IsExceeded ? LimitErrors.Result(options.Value) : LimitErrors.Time(time);
        }
    }

    /// <summary>Null where there is none of that name.</summary>
    private static GraphQLOperationDefinition? AllowedOperation(GraphQLRequest request, GraphQLDocument document)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>();
        var asked = request.OperationName is { } name ? operations.FirstOrDefault(operation => operation.Name?.StringValue == name) : operations.FirstOrDefault();
        if (asked is { Operation: OperationType.Mutation } && request.ReadsOnly) throw new CodedError(ErrorCode.MethodNotAllowed, "GET is for queries; send mutations by POST.");
        if (asked is { Operation: OperationType.Subscription } && !request.TakesStreams) throw new CodedError(ErrorCode.NotAcceptable, "Subscriptions are answered as text/event-stream, or over WebSocket with graphql-transport-ws.");
        return asked;
    }

    private Task Mask(UnhandledExceptionContext failure, string traceId)
    {
        // What was cancelled on purpose is no failure; the request's own end tells why.
        if (failure.Context?.CancellationToken.IsCancellationRequested != true) failure.Exception = errors.Mask(failure.OriginalException, traceId);
        return Task.CompletedTask;
    }

    private static ExecutionResult Presentable(ExecutionResult result, Caller caller)
    {
        if (result.Executed || result.Errors is not { } found) return result;
        var shown = new ExecutionErrors();
        foreach (var error in found.DistinctBy(ValidationMessage.Gist).Take(MostErrors)) shown.Add(caller.IsSignedIn ? error : ValidationMessage.WithoutSuggestions(error));
        return new ExecutionResult { Errors = shown, Executed = false };
    }
}
