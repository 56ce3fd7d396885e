using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Operating.Following;

/// <summary>Looks where the end of the feed is, every five seconds, so that it can be told for how long a reader is behind. Nothing is stored: it begins anew with the host. Thread safe.</summary>
internal sealed partial class FeedWatch(IDirectoryStore store, TimeProvider clock, ILogger<FeedWatch> log) : Rounds(Every, clock, atOnce: true)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private FeedMoments _moments = FeedMoments.None;

    /// <summary>What was seen so far.</summary>
    public FeedMoments Moments => Volatile.Read(ref _moments);

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        var head = await store.HeadAsync(cancellationToken);
        Volatile.Write(ref _moments, _moments.Seen(Clock.GetUtcNow(), head)); // one round at a time
    }

    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Warning, "The end of the feed could not be looked at ({Failure}): for how long readers are behind is told less exactly.")]
    private static partial void LogFailed(ILogger log, string failure);
}
