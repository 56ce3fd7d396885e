using System.Text.Json;
using Federation.Cluster.Index;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Mail;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Cluster.Operating.Following;

/// <summary>Asks everybody who follows the feed how far they have come. Thread safe.</summary>
public sealed class FeedReaders
{
    private readonly IDirectoryStore _store;
    private readonly CentreIndex _index;
    private readonly Outbox _outbox;
    private readonly FeedWatch _watch;
    private readonly LabelLog? _log;
    private readonly TimeProvider _clock;

    /// <param name="log">Null for a host without a public log.</param>
    internal FeedReaders(IDirectoryStore store, CentreIndex index, Outbox outbox, FeedWatch watch, LabelLog? log, TimeProvider clock) => (_store, _index, _outbox, _watch, _log, _clock) = (store, index, outbox, watch, log, clock);

    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<FeedState> ReadAsync(CancellationToken cancellationToken)
    {
        var positions = new List<(FeedReaderKind Reader, FeedCursor Position)> { (FeedReaderKind.Index, _index.Current.Position) };
        if (_log is not null) positions.Add((FeedReaderKind.PublicLog, _log.Followed));
        if (_outbox.IsOpen && await MailAsync(cancellationToken) is { } mail) positions.Add((FeedReaderKind.Mail, mail));
        if (await MatchingAsync(cancellationToken) is { } matching) positions.Add((FeedReaderKind.Matching, matching));
        var head = await _store.HeadAsync(cancellationToken); // last, so that nobody seems to be ahead
        return new FeedState(head, [.. positions.Select(one => Read(one.Reader, one.Position, head))]);
    }

    /// <summary>As the container has everything but the log, which it may not have.</summary>
    internal static FeedReaders Of(IServiceProvider services) => new(
        services.GetRequiredService<IDirectoryStore>(),
        services.GetRequiredService<CentreIndex>(),
        services.GetRequiredService<Outbox>(),
        services.GetRequiredService<FeedWatch>(),
        services.GetService<LabelLog>(),
        services.GetRequiredService<TimeProvider>());

    private FeedReading Read(FeedReaderKind reader, FeedCursor position, FeedCursor head)
    {
        long behind = head.EventsSince(position);
        return new FeedReading(reader, position, behind, behind == 0 ? null : _watch.Moments.SinceWhenAfter(position) ?? _clock.GetUtcNow()); // stored since the last look
    }

    private async Task<FeedCursor?> MailAsync(CancellationToken cancellationToken) =>
        await _store.ReadAsync(new StateKey(RowKinds.MailFeed, MailOfDecisions.TheOnly), cancellationToken) is { } row
        && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MailFeedRow) is { } place
        && FeedCursor.TryParse(place.After, out var after) ? after : null;

    private async Task<FeedCursor?> MatchingAsync(CancellationToken cancellationToken) =>
        await _store.ReadAsync(MatchingProgress.Row, cancellationToken) is { } row
        && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.MatchingProgress) is { } progress
        && FeedCursor.TryParse(progress.Cursor, out var matched) ? matched : null;
}
