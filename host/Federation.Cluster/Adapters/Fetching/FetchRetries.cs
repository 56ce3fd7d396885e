using System.Net;
using Federation.Contracts;
using Polly;
using Polly.Retry;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Tries a request again where that helps and the request's time allows it: a server that asks to wait for a little, and whatever went wrong in passing before the first
/// byte of an answer. Thread safe.
/// </summary>
internal sealed class FetchRetries
{
    private static readonly ResiliencePropertyKey<HttpMethod> Method = new("method");
    private static readonly ResiliencePropertyKey<SourceBudget> Budget = new("budget");

    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<Reply> _pipeline;

    public FetchRetries(FetchOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        var pipeline = new ResiliencePipelineBuilder<Reply> { TimeProvider = clock };
        if (options.Retries > 0) pipeline.AddRetry(Strategy());
        _pipeline = pipeline.Build();
    }

    /// <returns>The last answer, be it a success or not.</returns>
    /// <exception cref="AdapterException">The last failure.</exception>
    public async Task<Reply> RunAsync(Func<CancellationToken, Task<Reply>> send, HttpMethod method, SourceBudget budget, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Method, method);
        context.Properties.Set(Budget, budget);
        try
        {
            return await _pipeline.ExecuteAsync(static async (context, send) => await send(context.CancellationToken), context, send);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private RetryStrategyOptions<Reply> Strategy() => new()
    {
        MaxRetryAttempts = _options.Retries,
        ShouldHandle = again => ValueTask.FromResult(Helps(again.Outcome, again.Context)),
        DelayGenerator = again => ValueTask.FromResult<TimeSpan?>((again.Outcome.Result is { } reply ? RetryAfter.Of(reply.Response, _clock) : null) ?? Backoff(again.AttemptNumber)),
        OnRetry = again =>
        {
            again.Context.Properties.GetValue(Budget, null!).Spend(again.RetryDelay); // set by RunAsync
            return default;
        },
    };

    private bool Helps(Outcome<Reply> outcome, ResilienceContext context)
    {
        var wait = outcome.Result is { } reply ? RetryAfter.Of(reply.Response, _clock) : null;
        if (wait > _options.LongestWait || (wait ?? _options.LongestWait) >= context.Properties.GetValue(Budget, null!).Left) return false; // set by RunAsync
        return outcome switch
        {
            { Result.Response.StatusCode: HttpStatusCode.TooManyRequests } => true,

            // It names a time, so it has not begun with the request: then even a posted one may come again.
            { Result.Response.StatusCode: HttpStatusCode.ServiceUnavailable } when wait is not null => true,
            { Result.Response.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => IsRepeatable(context),
            { Exception: AdapterException { Kind: FailureKind.Transient, Code: not "http.tls" } } => IsRepeatable(context),
            _ => false,
        };
    }

    /// <summary>It doubles with each attempt; between half of that and all of it by chance, so that not all who failed together come again together.</summary>
    private TimeSpan Backoff(int attempt)
    {
        var most = _options.RetryTime * Math.Pow(2, attempt);
        return (most < _options.LongestWait ? most : _options.LongestWait) * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    private static bool IsRepeatable(ResilienceContext context) => context.Properties.GetValue(Method, HttpMethod.Post) != HttpMethod.Post;
}
