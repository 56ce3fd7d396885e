using System.Diagnostics;
using System.Diagnostics.Metrics;
using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Errors;
using GraphQL;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http;

/// <summary>One request as it is counted, timed and traced: of what kind it is, which trusted document, and what came of it. Its text, its variables and who asks are in none of it. Not thread safe.</summary>
internal readonly struct QueryMeter : IDisposable
{
    private const string Unknown = "unknown", Cancelled = "cancelled";

    private static readonly Histogram<double> Time = DirectoryTelemetry.AnswerTime("federation.graphql.request.duration", "How long a GraphQL request took, without the writing of its answer; of a subscription, its begin.");
    private static readonly Histogram<int> Cost = DirectoryTelemetry.Sizes("federation.graphql.request.cost", "{point}", "What a GraphQL request cost in points, of those that cost any.");

    private readonly Activity? _span;
    private readonly long _started;

    private QueryMeter(Activity? span, long started) => (_span, _started) = (span, started);

    /// <summary>Begins one.</summary>
    public static QueryMeter Start() => new(DirectoryTelemetry.Spans.StartActivity("graphql"), Time.Enabled ? Stopwatch.GetTimestamp() : 0);

    /// <summary>It is known what is asked.</summary>
    /// <param name="operation">Null where there is none of that name.</param>
    /// <param name="points">What it costs.</param>
    public void Reads(GraphQLRequest request, GraphQLOperationDefinition? operation, int points)
    {
        if (points > 0 && Cost.Enabled) Cost.Record(points, new KeyValuePair<string, object?>(TelemetryTags.GraphQLOperation, KindOf(operation)));
        if (_span is null) return;
        _span.DisplayName = $"graphql {KindOf(operation)}";
        _span.SetTag(TelemetryTags.GraphQLOperation, KindOf(operation));
        if (request.DocumentId is { } document) _span.SetTag(TelemetryTags.GraphQLDocument, document);
    }

    public void Answers(GraphQLOperationDefinition? operation, ExecutionResult result) => Ends(operation, result.Errors is [var first, ..] ? ErrorMap.CodeOf(first).Value : null);

    /// <summary>There is no answer.</summary>
    public void Fails(GraphQLOperationDefinition? operation, Exception failure) => Ends(operation, failure is ExecutionError refusal ? ErrorMap.CodeOf(refusal).Value : failure is OperationCanceledException ? Cancelled : ErrorCode.Internal.Value);

    public void Dispose() => _span?.Dispose();

    private void Ends(GraphQLOperationDefinition? operation, string? error)
    {
        if (error is not null) _span?.SetTag(TelemetryTags.Error, error);
        if (error == ErrorCode.Internal.Value) _span?.SetStatus(ActivityStatusCode.Error);
        if (_started == 0) return;
        var tags = new TagList { { TelemetryTags.GraphQLOperation, KindOf(operation) } };
        if (error is not null) tags.Add(TelemetryTags.Error, error);
        Time.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
    }

    private static string KindOf(GraphQLOperationDefinition? operation) => operation?.Operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => Unknown,
    };
}
