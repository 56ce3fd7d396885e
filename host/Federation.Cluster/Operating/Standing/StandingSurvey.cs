using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Mail;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Operating.Standing;

/// <summary>Reads how much waits. Thread safe.</summary>
internal sealed class StandingSurvey
{
    private readonly IDirectoryStore _store;
    private readonly FeedReaders _readers;
    private readonly Outbox _outbox;
    private readonly WebhookArchive _webhooks;
    private readonly StoreCensus _census;
    private readonly LabelLog? _log;

    /// <param name="log">Null for a host without a public log.</param>
    private StandingSurvey(IDirectoryStore store, FeedReaders readers, Outbox outbox, WebhookArchive webhooks, StoreCensus census, LabelLog? log) => (_store, _readers, _outbox, _webhooks, _census, _log) = (store, readers, outbox, webhooks, census, log);

    /// <summary>As the container has everything but the log, which it may not have.</summary>
    public static StandingSurvey Of(IServiceProvider services) => new(
        services.GetRequiredService<IDirectoryStore>(),
        services.GetRequiredService<FeedReaders>(),
        services.GetRequiredService<Outbox>(),
        services.GetRequiredService<WebhookArchive>(),
        services.GetRequiredService<StoreCensus>(),
        services.GetService<LabelLog>());

    public async Task<StandingFigures> ReadAsync(CancellationToken cancellationToken) => new()
    {
        Feed = await TryAsync(async () => await _readers.ReadAsync(cancellationToken)),
        Reviews = await TryCountAsync(async () => await _store.ScanIdsAsync(RowKinds.MatchReview, cancellationToken: cancellationToken).LongCountAsync(cancellationToken)),
        Mails = await TryCountAsync(async () => await _outbox.AllAsync(cancellationToken).LongCountAsync(mail => mail.State == MailState.Waiting, cancellationToken)),
        Webhooks = await TryAsync(async () => await WebhooksAsync(cancellationToken)),
        Census = await TryAsync(async () => await _census.ReadAsync(cancellationToken)),
    };

    private async Task<WebhookFigures> WebhooksAsync(CancellationToken cancellationToken)
    {
        if (_log is null) return new WebhookFigures(0, 0);
        var all = await _webhooks.AllAsync(cancellationToken).ToListAsync(cancellationToken);
        long size = await _log.SizeAsync(cancellationToken);
        return new WebhookFigures(all.Where(webhook => webhook.State == WebhookState.Active).Select(webhook => Math.Max(0, size - webhook.Next)).DefaultIfEmpty().Max(), all.Count(webhook => webhook.State == WebhookState.Stopped));
    }

    private static async Task<T?> TryAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (StoreUnavailableException)
        {
            return null; // a figure that is not told is seen to be missing
        }
    }

    private static async Task<long?> TryCountAsync(Func<Task<long>> count)
    {
        try
        {
            return await count();
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
