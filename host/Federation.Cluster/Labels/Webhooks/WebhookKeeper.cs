using Federation.Cluster.Labels.Log;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>Has webhooks told of what the public log has, a few seconds behind it. Every silo does, and one grain sends to each; one that is slow or broken keeps no other waiting.</summary>
internal sealed partial class WebhookKeeper(WebhookArchive archive, LabelLog labels, IGrainFactory grains, TimeProvider clock, ILogger<WebhookKeeper> log) : Rounds(TimeSpan.FromSeconds(2), clock)
{
    private readonly Dictionary<WebhookId, Task> _underWay = [];

    /// <summary>Starts what is due and not under way.</summary>
    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        long size = await labels.SizeAsync(cancellationToken);
        await foreach (var webhook in archive.AllAsync(cancellationToken))
        {
            bool isUnderWay = _underWay.TryGetValue(webhook.Id, out var before) && !before.IsCompleted;
            if (webhook.Next < size && webhook.IsDue(now) && !isUnderWay) _underWay[webhook.Id] = DeliverAsync(webhook.Id, cancellationToken);
        }
    }

    /// <summary>Returns once nothing is under way any more.</summary>
    internal Task SettleAsync() => Task.WhenAll(_underWay.Values);

    protected override void Failed(string failure) => LogFailed(log, failure);

    private async Task DeliverAsync(WebhookId webhook, CancellationToken cancellationToken)
    {
        try
        {
            while (await grains.GetGrain<IWebhookGrain>(webhook.ToString()).Deliver()) cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(log, webhook.ToString(), failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Webhooks could not be looked through ({Failure}). It is tried again in two seconds.")]
    private static partial void LogFailed(ILogger log, string failure);

    [LoggerMessage(LogLevel.Error, "The webhook {Webhook} could not be told ({Failure}). It is tried again in two seconds.")]
    private static partial void LogNotTold(ILogger log, string webhook, string failure);
}
