using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Candidates;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Storage;
using Federation.Registry.Labels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Index;

/// <summary>
/// This silo's read side: built from the store when somebody first waits for it, then fed by the feed. Derived, never the truth. Thread
/// safe; readers take <see cref="Current"/> and never wait.
/// </summary>
public sealed partial class CentreIndex(IDirectoryStore store, IndexUse use, TimeProvider clock, ILogger<CentreIndex> log) : BackgroundService
{
    /// <summary>Batches taken into one version: enough to share its cost, few enough to be seen soon.</summary>
    private const int BatchesAtOnce = 2_000;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _waiting = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IndexSnapshot _current = IndexSnapshot.Empty.For(use);
    private volatile bool _ready;

    /// <summary>The newest version.</summary>
    public IndexSnapshot Current => Volatile.Read(ref _current);

    /// <summary>What it is for, in this process.</summary>
    internal IndexUse Use => use;

    /// <summary>Every listing that speaks for a centre, for matching. At least as far as <see cref="Current"/>.</summary>
    internal CandidateIndex Candidates { get; } = new();

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
                LogBehind(log, failure);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        // The position is taken before the rows: what is written meanwhile is read twice, never missed.
        var position = await store.HeadAsync(cancellationToken);
        var centres = new List<CentreEntry>();
        await foreach (var row in store.ScanAsync(RowKinds.Centre, cancellationToken: cancellationToken))
        {
            if (Read(row) is { } centre) centres.Add(centre);
        }

        var labels = new List<IndexedLabel>();
        await foreach (var row in store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken))
        {
            if (ReadLabel(row) is { } label) labels.Add(label);
        }

        var decisions = new List<PairDecision>();
        await foreach (var row in store.ScanAsync(RowKinds.PairDecision, cancellationToken: cancellationToken))
        {
            if (ReadDecision(row) is { } decision) decisions.Add(decision);
        }

        Publish(IndexSnapshot.Empty.For(use).With(decisions), centres, position, labels);
        LogReady(log, centres.Count);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await store.WaitForFeedAsync(Current.Position, cancellationToken);
            var slice = await store.ReadFeedAsync(Current.Position, BatchesAtOnce, cancellationToken);
            var before = slice.Batches.Any(batch => batch.Events.Any(change => change.Subject.Kind == RowKinds.Network)) ? Current.WithNewNetworks() : Current;
            Publish(before.With([.. Changed(slice, RowKinds.PairDecision, ReadDecision)]), [.. Changed(slice, RowKinds.Centre, Read)], slice.Next, [.. Changed(slice, RowKinds.Label, ReadLabel)]);
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

    /// <summary>Null where the row cannot be read: one damaged centre must not keep all others from being found.</summary>
    private CentreEntry? Read(StateRow row)
    {
        if (Fresh.Take(row) is { } fresh) return fresh;
        try
        {
            if (JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CentreState) is { Listings.IsDefault: false } state && (state.MergedInto is not null || !state.Listings.IsEmpty)) return CentreEntry.Of(state, row.Version, use);
        }
        catch (JsonException failure)
        {
            // The message may quote what is stored; where it stopped is enough.
            LogUnreadable(log, row.Key.Id, failure.Path);
            return null;
        }

        LogUnreadable(log, row.Key.Id, "$.listings");
        return null;
    }

    /// <summary>A label that cannot be read, or whose events do not follow from one another, is held by nobody: its last readable version may have been revoked since. Null where the row is of no centre.</summary>
    private IndexedLabel? ReadLabel(StateRow row)
    {
        try
        {
            var history = LabelArchive.Read(row);
            return new IndexedLabel(history.Centre, row.Version, history.Label);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            LogUnreadableLabel(log, row.Key.Id);
            return CentreId.TryParse(row.Key.Id, out var centre) ? new IndexedLabel(centre, row.Version, CentreLabel.None) : null;
        }
    }

    /// <summary>Null where it cannot be read: the scores decide then, as if nobody had.</summary>
    private PairDecision? ReadDecision(StateRow row)
    {
        try
        {
            return MatchingArchive.ReadDecision(row);
        }
        catch (JsonException)
        {
            LogUnreadableDecision(log, row.Key.Id);
            return null;
        }
    }

    private void Publish(IndexSnapshot before, IReadOnlyCollection<CentreEntry> centres, FeedCursor position, IReadOnlyCollection<IndexedLabel> labels)
    {
        // Candidates first: whoever waits for a position finds in them all that belongs to it.
        foreach (var (centre, _) in centres)
        {
            var known = before.FindItself(centre.Id);
            if (known is null || known.Version < centre.Version) Candidates.Replace(known, centre);
        }

        Volatile.Write(ref _current, before.With(centres, position, labels));
        _ready = true;
        lock (_waiting)
        {
            _moved.TrySetResult();
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    [LoggerMessage(LogLevel.Information, "The index is ready with {Centres} centres.")]
    private static partial void LogReady(ILogger log, int centres);

    [LoggerMessage(LogLevel.Error, "The stored centre {Centre} cannot be read at {Path} and is left out of the index; its last readable version stays. \"store check\" looks at the whole store.")]
    private static partial void LogUnreadable(ILogger log, string centre, string? path);

    [LoggerMessage(LogLevel.Error, "The stored label of centre {Centre} cannot be read; the index takes it as held by nobody. \"store check\" looks at the whole store.")]
    private static partial void LogUnreadableLabel(ILogger log, string centre);

    [LoggerMessage(LogLevel.Error, "The stored decision {Pair} on two listings cannot be read; the scores decide. \"store check\" looks at the whole store.")]
    private static partial void LogUnreadableDecision(ILogger log, string pair);

    [LoggerMessage(LogLevel.Error, "The index cannot follow the store; it stays at its last version and tries again.")]
    private static partial void LogBehind(ILogger log, Exception failure);
}
