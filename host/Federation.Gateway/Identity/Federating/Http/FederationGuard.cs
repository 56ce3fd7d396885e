using Federation.Cluster.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>What every question of the federation passes: its caller is counted, its time is bounded, and what goes wrong is answered in the federation's own form. Thread safe.</summary>
internal sealed partial class FederationGuard(FederationThrottle throttle, TimeProvider clock, IOptions<GatewayOptions> options, ILogger<FederationGuard> log)
{
    /// <param name="points">What the question costs.</param>
    /// <param name="answer">Gives null where it has answered.</param>
    public async Task RunAsync(HttpContext http, int points, Func<CancellationToken, Task<FederationRefusal?>> answer)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, http.RequestAborted);
        FederationRefusal? refusal;
        try
        {
            refusal = throttle.Admits(http.Connection.RemoteIpAddress, points) ? await answer(either.Token) : FederationRefusal.TooMany;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            refusal = FederationRefusal.Unavailable;
        }
        catch (StoreUnavailableException failure) when (!http.Response.HasStarted)
        {
            LogNoStore(log, failure);
            refusal = FederationRefusal.Unavailable;
        }

        if (refusal is not null) await refusal.WriteAsync(http);
    }

    [LoggerMessage(LogLevel.Error, "A question of the federation could not be answered: the store does not answer.")]
    private static partial void LogNoStore(ILogger log, Exception failure);
}
