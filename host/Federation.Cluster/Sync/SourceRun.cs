using Federation.Cluster.Adapters;
using Federation.Cluster.Index;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.People;
using Federation.Cluster.Storage;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Sync;

/// <summary>
/// Reads one network's source in one run: decides where to begin, takes page after page, and concludes from a complete reading what is gone. Not thread safe.
/// </summary>
internal sealed partial class SourceRun(IDirectoryStore store, CentreIndex index, MatchScorer scorer, IGrainFactory grains, TimeProvider clock, NetworkDefinition network, RunJournal journal, IAdapterWorker worker, PersonGuard guard, ILogger log)
{
    /// <summary>No network of places has as many; a source without end has.</summary>
    private const int MostRecords = 2_000_000;

    /// <summary>So many runs back the last sync is looked for; those between are a person's removals.</summary>
    private const int MostEarlier = 10;

    /// <summary>So many runs back a complete one is looked for, to read what changed since; a network that failed more often is read anew.</summary>
    private const int MostEarlierOfChanges = 100;

    private readonly string _fingerprint = SourceReading.FingerprintOf(network, worker, journal.Record.Pushed);

    private RunRecord Run => journal.Record;

    /// <param name="order">Whether the whole source was asked for, and on which errand.</param>
    /// <exception cref="AdapterException">The source, its adapter or its worker failed; what was stored stays.</exception>
    public async Task<RunEnd> ReadAsync(RunOrder order, SemaphoreSlim matchingTurn, RunCourtesy courtesy, CancellationToken cancel)
    {
        var earlier = await EarlierAsync(cancel);
        var unfinished = await UnfinishedReading.LoadAsync(store, network.Id, cancel);
        var plan = ReadingPlan.Of(earlier, unfinished, worker.Capabilities, _fingerprint, order.Whole || order.Anew || order.Pushed is not null, Run.StartedAt);
        using var guest = courtesy.Welcome(order.Errand);
        try
        {
            return await ReadAsync(plan, order.Anew, earlier, unfinished, matchingTurn, guest, cancel);
        }
        catch (AdapterException refused) when (refused.Code == AdapterException.CursorRefusedCode && plan.Cursor is not null && Run.Counts.Pages == 0)
        {
            LogCursorRefused(log, network.Id, refused.Message);
            return await ReadAsync(ReadingPlan.Anew, order.Anew, earlier, unfinished, matchingTurn, guest, cancel);
        }
    }

    /// <param name="mended">See <see cref="RunOrder.Anew"/>.</param>
    private async Task<RunEnd> ReadAsync(
        ReadingPlan plan, bool mended, IReadOnlyList<RunRecord> earlier, UnfinishedReading unfinished, SemaphoreSlim matchingTurn, RunCourtesy.Guest guest, CancellationToken cancel)
    {
        if (plan.GoesOn is null && unfinished.Pages.Count > 0) await UnfinishedReading.RemoveAsync(store, journal, cancel);
        await journal.CommitAsync(Run with { Mode = plan.Mode, Fingerprint = _fingerprint, BegunBy = plan.GoesOn?.Reads, PagesBefore = plan.GoesOn is { } before ? before.PagesBefore + before.Counts.Pages : 0 }, [], cancel);
        var known = plan.IsAnew && !mended ? LastReading(earlier) : null;
        worker.Watch.Known = known?.Version;
        var memory = await RunMemory.LoadAsync(store, network.Id, Run.StartedAt, mended, cancel);
        if (plan.GoesOn is not null) memory.TakeOver(unfinished.Pages);

        bool complete = await TakeAllAsync(plan, memory, matchingTurn, guest, cancel);
        if (worker.Watch.IsUnchanged && known is not null)
        {
            LogUnchanged(log, network.Id, known.At);
            return new RunEnd(Complete: true, known, Unchanged: true, WholeReadAt: known.At);
        }

        if (!complete) return new RunEnd(Complete: false);
        if (plan.Mode == FetchMode.Full) await RefuseAnEmptiedSourceAsync(memory, cancel);
        await new Sweep(store, grains, clock, journal, memory, network.Removals).RunAsync(cancel);
        await UnfinishedReading.RemoveAsync(store, journal, cancel);

        // What was put together over several runs was not one answer of the source's server.
        var reading = plan.IsAnew && worker.Watch.Found is { } version ? new SourceReading { Fingerprint = _fingerprint, At = Run.StartedAt, Version = version } : null;
        return new RunEnd(Complete: true, reading, WholeReadAt: plan.Mode == FetchMode.Full ? memory.BegunAt : earlier.FirstOrDefault(run => run.Status == RunStatus.Completed)?.WholeReadAt);
    }

    /// <summary>True when the source was read to its end.</summary>
    private async Task<bool> TakeAllAsync(ReadingPlan plan, RunMemory memory, SemaphoreSlim matchingTurn, RunCourtesy.Guest guest, CancellationToken cancel)
    {
        var intake = new PageIntake(store, index, scorer, grains, clock, journal, memory, worker, guard, network.People, matchingTurn);
        bool complete = false;
        await foreach (var page in worker.FetchAsync(new FetchRequest { Mode = plan.Mode, Cursor = plan.Cursor }, cancel))
        {
            await guest.ServeAsync(() => intake.TakeAsync(page, cancel));
            complete = page.EndOfSnapshot;
            if (memory.Records > MostRecords) throw new AdapterException(FailureKind.SourceChanged, "source.too-many-records", $"The source goes on after {MostRecords:N0} records, the most that a run takes in.");
            await guest.GiveWayAsync(cancel);
        }

        return complete;
    }

    private async Task RefuseAnEmptiedSourceAsync(RunMemory memory, CancellationToken cancel)
    {
        if (memory.HasMetAny || !await Sweep.KnowsListingsAsync(store, network.Id, cancel)) return;
        throw memory.Records == 0
            ? new AdapterException(FailureKind.SourceChanged, "source.empty", "The source shows no record at all, though it did before.")
            : new AdapterException(FailureKind.SourceChanged, "source.no-ids", "No record of the source has a usable id, though they had before.");
    }

    /// <summary>The network's syncs before this run, newest first. None where this run is not the newest: after a clock that went back, nobody can tell which was the last.</summary>
    private async Task<IReadOnlyList<RunRecord>> EarlierAsync(CancellationToken cancel)
    {
        var runs = await new SyncArchive(store).RunsAsync(network.Id, worker.Capabilities.HasFlag(AdapterCapabilities.Incremental) ? MostEarlierOfChanges : MostEarlier, cancel);
        return runs.Count > 0 && runs[0].Id == Run.Id ? [.. runs.Skip(1).Where(run => run.Purpose == RunPurpose.Sync)] : [];
    }

    /// <summary>
    /// What the run before left to ask about; null where it did not complete, or anything but the source is not what it was.
    /// </summary>
    private SourceReading? LastReading(IReadOnlyList<RunRecord> earlier) =>
        earlier is [{ Status: RunStatus.Completed, Reading: { } reading }, ..] && reading.Holds(_fingerprint, Run.StartedAt) ? reading : null;

    [LoggerMessage(LogLevel.Information, "The source of {Network} has not changed since {Since:u}; nothing was read.")]
    private static partial void LogUnchanged(ILogger log, NetworkId network, DateTimeOffset since);

    [LoggerMessage(LogLevel.Information, "The source of {Network} cannot be gone on with and is read from its start. {Reason}")]
    private static partial void LogCursorRefused(ILogger log, NetworkId network, string reason);
}
