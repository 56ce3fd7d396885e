using Federation.Cluster.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Log;

/// <summary>Has the public log follow the feed, a second behind at most, and shows it to the witnesses, for whom nothing waits. Every silo does, and one grain writes.</summary>
internal sealed partial class LogKeeper(IDirectoryStore store, LabelLog labels, LogWitnesses witnesses, TimeProvider clock, ILogger<LogKeeper> log) : BackgroundService
{
    /// <summary>Between two looks: what comes within it is put down together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>After so long a witness that has not signed is asked again, where nothing happens meanwhile.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private TaskCompletionSource _followed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowAsync(stoppingToken), ShowAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        var followed = FeedCursor.Start;
        while (true)
        {
            try
            {
                await store.WaitForFeedAsync(followed, stoppingToken);
                var head = await store.HeadAsync(stoppingToken);
                await labels.CatchUpAsync(stoppingToken);
                followed = head;
                Interlocked.Exchange(ref _followed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, failure.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task ShowAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var followed = Volatile.Read(ref _followed).Task; // before the look: what comes during it is shown next
            bool isSigned = false;
            try
            {
                isSigned = await witnesses.ShowAsync(labels, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotShown(log, failure.GetType().Name);
            }

            await (isSigned ? followed.WaitAsync(stoppingToken) : Task.WhenAny(followed, Task.Delay(AskAgain, clock, stoppingToken)));
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(LogLevel.Error, "The public log could not follow ({Failure}). It is tried again in a second.")]
    private static partial void LogFailed(ILogger log, string failure);

    [LoggerMessage(LogLevel.Error, "The public log could not be shown to its witnesses ({Failure}). It is tried again within half a minute.")]
    private static partial void LogNotShown(ILogger log, string failure);
}
