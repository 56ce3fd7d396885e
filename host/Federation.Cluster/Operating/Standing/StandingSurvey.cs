using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Mail;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Operating.Standing;

/// <summary>Reads how much waits. Thread safe.</summary>
internal sealed class StandingSurvey : IDisposable
{
    /// <summary>What waits is counted no more often: each is a walk over rows.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly IDirectoryStore _store;
    private readonly FeedReaders _readers;
    private readonly Outbox _outbox;
    private readonly WebhookArchive _webhooks;
    private readonly StoreCensus _census;
    private readonly LabelLog? _log;
    private readonly KeptReading<WaitingFigures> _waiting;

    /// <param name="log">Null for a host without a public log.</param>
    private StandingSurvey(IDirectoryStore store, FeedReaders readers, Outbox outbox, WebhookArchive webhooks, StoreCensus census, LabelLog? log, TimeProvider clock)
    {
        (_store, _readers, _outbox, _webhooks, _census, _log) = (store, readers, outbox, webhooks, census, log);
        _waiting = new KeptReading<WaitingFigures>(CountAsync, Lasts, clock);
    }

    /// <summary>As the container has everything but the log, which it may not have.</summary>
    public static StandingSurvey Of(IServiceProvider services) => new(
        services.GetRequiredService<IDirectoryStore>(),
        services.GetRequiredService<FeedReaders>(),
        services.GetRequiredService<Outbox>(),
        services.GetRequiredService<WebhookArchive>(),
        services.GetRequiredService<StoreCensus>(),
        services.GetService<LabelLog>(),
        services.GetRequiredService<TimeProvider>());

    public async Task<StandingFigures> ReadAsync(CancellationToken cancellationToken) => new()
    {
        Feed = await TryAsync(_readers.ReadAsync, cancellationToken),
        Waiting = await TryAsync(_waiting.ReadAsync, cancellationToken),
        Census = await TryAsync(_census.WatchAsync, cancellationToken),
    };

    public void Dispose() => _waiting.Dispose();

    private async Task<WaitingFigures> CountAsync(CancellationToken cancellationToken) => new(
        await _store.ScanIdsAsync(RowKinds.MatchReview, cancellationToken: cancellationToken).LongCountAsync(cancellationToken),
        await _outbox.AllAsync(cancellationToken).LongCountAsync(mail => mail.State == MailState.Waiting, cancellationToken),
        await WebhooksAsync(cancellationToken));

    private async Task<WebhookFigures> WebhooksAsync(CancellationToken cancellationToken)
    {
        if (_log is null) return new WebhookFigures(0, 0);
        var all = await _webhooks.AllAsync(cancellationToken).ToListAsync(cancellationToken);
        long size = await _log.SizeAsync(cancellationToken);
        return new WebhookFigures(all.Where(webhook => webhook.State == WebhookState.Active).Select(webhook => Math.Max(0, size - webhook.Next)).DefaultIfEmpty().Max(), all.Count(webhook => webhook.State == WebhookState.Stopped));
    }

    private static async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return null; // a figure that is not told is seen to be missing
        }
    }
}
