using System.Diagnostics;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Storage;
using Federation.Cluster.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Index;

/// <summary>
/// This silo's read side: built from the store when somebody first waits for it, then fed by the feed. Derived, never the truth. Thread
/// safe; readers take <see cref="Current"/> and never wait.
/// </summary>
public sealed partial class CentreIndex : BackgroundService
{
    /// <summary>Batches taken into one version: enough to share its cost, few enough to be seen soon.</summary>
    private const int BatchesAtOnce = 2_000;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly IDirectoryStore _store;
    private readonly IndexedRows _rows;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _waiting = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IndexSnapshot _current;
    private volatile bool _ready;
    private long _publishedAt;

    /// <param name="store">What is searched.</param>
    /// <param name="use">What the index is for.</param>
    public CentreIndex(IDirectoryStore store, IndexUse use, TimeProvider clock, ILogger<CentreIndex> log)
    {
        (_store, Use, _clock, _log) = (store, use, clock, log);
        _rows = new IndexedRows(use, Fresh, log);
        _current = IndexSnapshot.Empty.For(use);
    }

    /// <summary>The newest version.</summary>
    public IndexSnapshot Current => Volatile.Read(ref _current);

    /// <summary>How long ago <see cref="Current"/> was made; null before the first. Where nothing changes none is made.</summary>
    internal TimeSpan? Age => _ready ? _clock.GetElapsedTime(Volatile.Read(ref _publishedAt)) : null;

    /// <summary>What it is for, in this process.</summary>
    internal IndexUse Use { get; }

    /// <summary>Every listing that speaks for a centre, for matching. At least as far as <see cref="Current"/>.</summary>
    internal CandidateIndex Candidates { get; private set; } = new();

    /// <summary>Centres that are being opened on this silo.</summary>
    internal FreshCentres Fresh { get; } = new();

    /// <summary>The centre that the listing speaks for; null where it speaks for none.</summary>
    public CentreId? CentreOf(ListingKey listing) => Candidates.TryFind(listing, out var candidate) ? candidate.Centre.Id : null;

    /// <summary>True once everything stored before it was wanted is in.</summary>
    public bool IsReady => _ready;

    /// <summary>True once somebody has waited for it: until then it is empty, because a process that only runs a sync may never need it.</summary>
    public bool IsWanted => _wanted.Task.IsCompleted;

    /// <summary>Completes when this silo's index holds everything up to the position. The first call has it built.</summary>
    public async Task WaitForAsync(FeedCursor position, CancellationToken cancellationToken)
    {
        _wanted.TrySetResult();
        while (true)
        {
            Task moved;
            lock (_waiting) moved = _moved.Task;
            if (_ready && Current.Position.HasReached(position)) return;
            await moved.WaitAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _wanted.Task.WaitAsync(stoppingToken);
                if (!_ready) await RebuildAsync(stoppingToken);
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                // The last good version stays; what was missed is read again from the same position.
                LogBehind(_log, failure);
                await Task.Delay(RetryAfter, _clock, stoppingToken);
            }
        }
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        var rebuild = new IndexRebuild(_store, Use, _rows);
        var first = await rebuild.RunAsync(cancellationToken);
        Candidates = rebuild.Candidates;
        Publish(first);
        IndexMeter.Published(IndexMeter.Rebuild, started);
        LogReady(_log, first.Count);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _store.WaitForFeedAsync(Current.Position, cancellationToken);
            Follow(await _store.ReadFeedAsync(Current.Position, BatchesAtOnce, cancellationToken));
        }
    }

    private static IEnumerable<T> Changed<T>(FeedSlice slice, string kind, Func<StateRow, T?> read)
        where T : class => slice.Batches
        .SelectMany(batch => batch.Events)
        .Where(change => change.Subject.Kind == kind)
        .Select(change => change.Current)
        .OfType<StateRow>()
        .DistinctBy(row => row.Key)
        .Select(read)
        .OfType<T>();

    private void Follow(FeedSlice slice)
    {
        long started = Stopwatch.GetTimestamp();
        var before = slice.Batches.Any(batch => batch.Events.Any(change => change.Subject.Kind == RowKinds.Network)) ? Current.WithNewNetworks() : Current;
        before = before.With([.. Changed(slice, RowKinds.PairDecision, _rows.Decision)]);
        CentreEntry[] centres = [.. Changed(slice, RowKinds.Centre, _rows.Centre)];
        // Candidates first: whoever waits for a position finds in them all that belongs to it.
        foreach (var (centre, _, _) in centres)
        {
            var known = before.FindItself(centre.Id);
            if (known is null || known.Version < centre.Version) Candidates.Replace(known, centre);
        }

        Publish(before.With(centres, slice.Next, [.. Changed(slice, RowKinds.Label, _rows.Label)]));
        IndexMeter.Published(IndexMeter.Follow, started);
    }

    private void Publish(IndexSnapshot next)
    {
        Volatile.Write(ref _publishedAt, _clock.GetTimestamp());
        Volatile.Write(ref _current, next);
        _ready = true;
        lock (_waiting)
        {
            _moved.TrySetResult();
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    [LoggerMessage(LogLevel.Information, "The index is ready with {Centres} centres.")]
    private static partial void LogReady(ILogger log, int centres);

    [LoggerMessage(LogLevel.Error, "The index cannot follow the store; it stays at its last version and tries again.")]
    private static partial void LogBehind(ILogger log, Exception failure);
}
