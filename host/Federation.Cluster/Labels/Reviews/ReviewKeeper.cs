using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>Has labels looked at once a day, soon after the day has begun or a host has started. Every silo asks, and one grain looks.</summary>
internal sealed partial class ReviewKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ReviewKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (!await grains.GetGrain<IReviewGrain>(IReviewGrain.TheOnly).Look().WaitAsync(stoppingToken)) stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(log, failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Today's look at the interoperability of labels did not come to its end ({Failure}). It goes on in a quarter of an hour; a day without it counts neither for nor against anybody.")]
    private static partial void LogFailed(ILogger log, string failure);
}
