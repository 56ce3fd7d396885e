using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Web.Health;

/// <summary>
/// Ready once this host's index holds everything that was stored when the host started. Thread safe.
/// </summary>
internal sealed partial class Readiness(IDirectoryStore store, CentreIndex index, TimeProvider clock, ILogger<Readiness> log) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private volatile string? _waitingFor = "store";

    /// <summary>What is not there yet: <c>store</c> or <c>index</c>; null when ready.</summary>
    public string? WaitingFor => _waitingFor;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var head = await HeadAsync(stoppingToken);
            _waitingFor = "index";
            await index.WaitForAsync(head, stoppingToken);
            _waitingFor = null;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops before it was ready.
        }
    }

    private async Task<FeedCursor> HeadAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                return await store.HeadAsync(stoppingToken);
            }
            catch (StoreUnavailableException failure)
            {
                LogNoStore(log, failure);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The host is not ready: the store does not answer. It is asked again.")]
    private static partial void LogNoStore(ILogger log, Exception failure);
}
