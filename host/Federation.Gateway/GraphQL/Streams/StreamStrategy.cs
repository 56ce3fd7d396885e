using System.Runtime.CompilerServices;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Http;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Options;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Federation.Gateway.GraphQL.Streams;

/// <summary>
/// Executes subscriptions: each happening is answered like a query of its own, on the index as it is then, with loaders, deadline and budget of its own, and only when the one before has been taken. Thread safe.
/// </summary>
internal sealed class StreamStrategy(DirectoryContextFactory contexts, WritingStrategy answers, TimeProvider clock, IOptions<GatewayOptions> options) : SubscriptionExecutionStrategy(answers)
{
    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var root = BuildExecutionRootNode(context, GetOperationRootType(context));
        // Validation knows of fields and not of what @skip leaves of them.
        if (root.SubFields is not [var node] || node.FieldDefinition.StreamResolver is not PulledStream stream) throw CodedError.BadInput("A subscription asks for exactly one stream.");
        var happenings = await stream.OpenAsync(new ReadonlyResolveFieldContext(node, context));
        return new StreamResult(AnswersAsync(context, node, happenings)) { Executed = true };
    }

    private async IAsyncEnumerable<StreamedAnswer> AnswersAsync(ExecutionContext context, ExecutionNode node, IAsyncEnumerable<Happening> happenings, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var happening in happenings.WithCancellation(cancellationToken)) yield return new StreamedAnswer(await AnswerAsync(context, node, happening, cancellationToken), happening.Cursor);
    }

    private async Task<ExecutionResult> AnswerAsync(ExecutionContext context, ExecutionNode node, Happening happening, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var budget = new ResultBudget(options.Value.Limits.ResultFields, cancel);
        var directory = (DirectoryContext)context.UserContext;
        using var own = CloneExecutionContext(context, cancel.Token);
        own.UserContext = contexts.Create(directory.Caller, directory.TraceId, budget);
        try
        {
            // What is cancelled comes back as an answer that says so, or not at all where a resolver does not listen.
            var answer = await ProcessDataAsync(own, node, happening.Value).AsTask().WaitAsync(cancel.Token);
            cancel.Token.ThrowIfCancellationRequested();
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var limits = options.Value;
            return new ExecutionResult { Errors = [budget.IsExceeded ? LimitErrors.Result(limits) : LimitErrors.Time(limits.Deadline)], Executed = false };
        }
    }
}
