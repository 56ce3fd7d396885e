using Federation.Cluster.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Log;

/// <summary>Has the public log follow the feed, a second behind at most, and shows it to the witnesses. Every silo does, and one grain writes.</summary>
internal sealed partial class LogKeeper(IDirectoryStore store, LabelLog labels, LogWitnesses witnesses, TimeProvider clock, ILogger<LogKeeper> log) : BackgroundService
{
    /// <summary>Between two looks: what comes within it is put down together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var followed = FeedCursor.Start;
        while (true)
        {
            try
            {
                await store.WaitForFeedAsync(followed, stoppingToken);
                followed = await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(log, failure.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>One look.</summary>
    /// <returns>How far the feed was followed.</returns>
    internal async Task<FeedCursor> RunAsync(CancellationToken cancellationToken)
    {
        var head = await store.HeadAsync(cancellationToken);
        await labels.CatchUpAsync(cancellationToken);
        await witnesses.ShowAsync(labels, cancellationToken);
        return head;
    }

    [LoggerMessage(LogLevel.Error, "The public log could not follow ({Failure}). It is tried again in a second.")]
    private static partial void LogFailed(ILogger log, string failure);
}
