using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>Has labels looked at once a day, soon after the day has begun or a host has started. Every silo asks, and one grain looks.</summary>
internal sealed partial class ReviewKeeper(IGrainFactory grains, TimeProvider clock, ILogger<ReviewKeeper> log) : Rounds(TimeSpan.FromMinutes(15), clock)
{
    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!await grains.GetGrain<IReviewGrain>(IReviewGrain.TheOnly).Look().WaitAsync(cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "Today's look at the interoperability of labels did not come to its end ({Failure}). It goes on in a quarter of an hour; a day without it counts neither for nor against anybody.")]
    private static partial void LogFailed(ILogger log, string failure);
}
