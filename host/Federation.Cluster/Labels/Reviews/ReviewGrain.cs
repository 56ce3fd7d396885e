using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Reviews;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>A thin shell over <see cref="FallRule"/>: reads labels page by page, and writes what changed and how far it has come in one commit.</summary>
internal sealed class ReviewGrain([PersistentState(RowKinds.LabelWatch, DirectoryGrainStorage.Name)] IPersistentState<WatchRecord> record, IDirectoryStore store, CriteriaArchive criteria, TimeProvider clock, ILogger<ReviewGrain> log) : Grain, IReviewGrain
{
    private const int MostReasonCharacters = 2_000;

    private TraceReader? _reader;

    /// <summary>Labels that are looked at together: up to 64 changes of each centre are in memory then.</summary>
    internal int AtOnce { get; init; } = 200;

    /// <summary>After so long a turn begins no further page: a call that waits is answered within thirty seconds.</summary>
    internal TimeSpan TurnTime { get; init; } = TimeSpan.FromSeconds(5);

    public async Task<bool> Look()
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var state = record.State;
        if (state.Days.Count > 0 && state.Days[^1] >= today && state.After is null) return true; // a clock that went back looks no day again
        bool isNew = state.Days.Count == 0 || state.Days[^1] < today;
        var days = isNew ? state.DaysWith(today) : state.Days;
        string after = isNew ? "" : state.After ?? "";
        if (isNew || _reader is null) _reader = await TraceReader.OpenAsync(store, now, CancellationToken.None);
        var page = new WatchedPage(store, _reader, await criteria.ReadAsync(), days, log);
        var writes = new List<(StateWrite Write, EventWrite? Event)>();
        long begun = clock.GetTimestamp();
        bool isDone;
        do
        {
            var rows = await store.ScanAfterAsync(RowKinds.Label, after).Take(AtOnce).ToListAsync();
            var looked = await Task.WhenAll(rows.Chunk(Math.Max(1, (rows.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount)).Select(some => Task.Run(() => page.LookAsync(some, CancellationToken.None))));
            writes.AddRange(looked.SelectMany(some => some));
            isDone = rows.Count < AtOnce;
            if (!isDone) after = rows[^1].Key.Id;
        }
        while (!isDone && clock.GetElapsedTime(begun) < TurnTime);

        await StoreAsync(days, isDone ? null : after, [.. writes.Select(write => write.Write)], [.. writes.Select(write => write.Event).OfType<EventWrite>()]);
        if (isDone) _reader = null;
        return isDone;
    }

    public async Task<string?> Close(string review, string by, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MostReasonCharacters) return ReviewProblemCodes.BadReason;
        if (await store.ReadAsync(LabelReview.KeyOf(review)) is not { } row) return ReviewProblemCodes.Unknown;
        var known = LabelReview.Read(row);
        if (known.IsDecided(by, reason)) return null;
        if (known.Outcome is not null) return ReviewProblemCodes.Closed;
        var closed = WatchedPage.Write(known with { Outcome = ReviewOutcome.Decided, ClosedAt = clock.GetUtcNow(), By = by, Reason = reason.Trim() }, row.Version);
        List<StateWrite> writes = [closed.Write];
        // Without its row the fall is counted anew from the next look on, and so is one that nobody can read.
        if (await store.ReadAsync(new StateKey(RowKinds.LevelFall, known.Centre)) is { } fall && (!WatchedPage.TryRead(fall, out var read) || read.Review == known.Id)) writes.Add(new StateWrite(fall.Key, fall.Version, null));
        await StoreAsync(record.State.Days, record.State.After, writes, [closed.Event!]); // a review has one
        return null;
    }

    private async Task StoreAsync(IReadOnlyList<DateOnly> days, string? after, IReadOnlyList<StateWrite> writes, IReadOnlyList<EventWrite> events)
    {
        (record.State.Days, record.State.After) = (days, after);
        record.State.Take(writes, events);
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }
}
