using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Sync;

/// <summary>
/// Drives runs on this silo, each in a task of its own with a worker of its own. What a run did stands in its record, page by page;
/// a run that fails fails alone. Thread safe.
/// </summary>
public sealed partial class SyncRunner(
    IDirectoryStore store,
    CentreIndex index,
    IGrainFactory grains,
    IAdapterWorkers workers,
    TimeProvider clock,
    ILogger<SyncRunner> log) : IHostedService, IDisposable
{
    /// <summary>No network of places has as many; a source without end has.</summary>
    private const int MostRecords = 2_000_000;

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _matchingTurn = new(1, 1);
    private readonly RunCourtesy _courtesy = new(clock);
    private readonly ConcurrentDictionary<string, Task<RunRecord>> _underWay = new(StringComparer.Ordinal);

    /// <summary>Completes with the run's last record when a run of this silo is over; null when it is not under way here.</summary>
    public Task<RunRecord>? Completion(string run) => _underWay.GetValueOrDefault(run);

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes the runs under way as interrupted, so that a planned stop leaves no loose end.</summary>
    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task all = Task.WhenAll(_underWay.Values);
        await all.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _matchingTurn.Dispose();
    }

    /// <summary>Stores the run's first record and sets it going.</summary>
    internal async Task StartAsync(NetworkDefinition network, string run, RunOrder order, CancellationToken cancel)
    {
        var record = new RunRecord { Id = run, Network = network.Id, Trigger = order.Trigger, Purpose = order.Purpose, StartedAt = clock.GetUtcNow() };
        var journal = await RunJournal.OpenAsync(store, record, CancellationToken.None);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[run] = Task.Run(
            async () =>
            {
                await started.Task; // The run is findable before it can be over.
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _stopping.Token);
                return await DriveAsync(network, order, journal, either.Token);
            },
            CancellationToken.None);
        started.SetResult();
    }

    /// <summary>True while this silo drives the run and its record is not closed.</summary>
    internal async Task<bool> IsUnderWayAsync(NetworkId network, string run) =>
        _underWay.ContainsKey(run)
        && await RunJournal.ReopenAsync(store, network, run, CancellationToken.None) is { Record.IsOver: false };

    /// <summary>Closes the record of a run that nobody drives any more; does nothing to one that is closed.</summary>
    internal async Task CloseInterruptedAsync(NetworkId network, string run, CancellationToken cancellationToken)
    {
        if (await RunJournal.ReopenAsync(store, network, run, cancellationToken) is not { Record.IsOver: false } journal) return;
        await journal.CommitAsync(Interrupted(journal.Record), [], cancellationToken);
        LogInterrupted(log, network, run);
    }

    private async Task<RunRecord> DriveAsync(NetworkDefinition network, RunOrder order, RunJournal journal, CancellationToken cancel)
    {
        string run = journal.Record.Id;
        try
        {
            var ended = await RunToTheEndAsync(network, order, journal, cancel);
            // The reader of a finished run expects to find its centres; where nobody reads there is nothing to catch up.
            if (index.IsWanted) await CatchUpAsync(cancel);
            await journal.CommitAsync(ended, [], CancellationToken.None);
            LogEnded(log, network.Id, ended.Status, ended.Counts.Read, ended.Counts.New, ended.Counts.Changed, ended.Counts.Unchanged, ended.Counts.Quarantined, ended.Failure?.Code);
        }
        catch (VersionConflictException conflict)
        {
            // Somebody else closed this run: its record is theirs now.
            LogFenced(log, conflict, network.Id, run);
        }
        catch (StoreUnavailableException failure)
        {
            // The record cannot be closed now; whoever asks for the next run closes it.
            LogStoreGone(log, failure, network.Id, run);
        }

        _underWay.TryRemove(run, out _);
        await TellTheGrainAsync(network.Id, run);
        return journal.Record;
    }

    private async Task TellTheGrainAsync(NetworkId network, string run)
    {
        try
        {
            await grains.GetGrain<INetworkGrain>(network.Value).RunEnded(run);
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or StoreUnavailableException)
        {
            // The grain finds out by itself when it is asked for the next run.
            LogNotTold(log, failure, network, run);
        }
    }

    private async Task<RunRecord> RunToTheEndAsync(NetworkDefinition network, RunOrder order, RunJournal journal, CancellationToken cancel)
    {
        try
        {
            var end = await WorkAsync(network, order, journal, cancel);
            return end.Complete
                ? journal.Record.End(RunStatus.Completed, clock.GetUtcNow()) with { Reading = end.Reading, UnchangedSince = end.Unchanged ? end.Reading?.At : null }
                : Failed(FailureKind.Transient, "run.partial", "The source ended before the adapter had seen its end.");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return _stopping.IsCancellationRequested ? Interrupted(journal.Record) : journal.Record.End(RunStatus.Cancelled, clock.GetUtcNow());
        }
        catch (AdapterException failure)
        {
            return Failed(failure.Kind, failure.Code, failure.Message);
        }
        catch (VersionConflictException conflict) when (conflict.Key.Kind != RowKinds.Run)
        {
            LogClusterUnwell(log, conflict, network.Id, journal.Record.Id);
            return Failed(FailureKind.Transient, "run.overtaken", "Somebody else wrote what this run was about to write.");
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException)
        {
            LogClusterUnwell(log, failure, network.Id, journal.Record.Id);
            return Failed(FailureKind.Transient, "cluster.unavailable", "A part of the directory did not answer in time.");
        }
        catch (Exception failure) when (failure is not (VersionConflictException or StoreUnavailableException))
        {
            LogUnexpected(log, failure, network.Id, journal.Record.Id);
            return Failed(FailureKind.Bug, "run.unexpected", "Something failed inside the directory; the host's log says what.");
        }

        RunRecord Failed(FailureKind kind, string code, string message) =>
            journal.Record.End(RunStatus.Failed, clock.GetUtcNow(), new RunFailure(kind, code, message));
    }

    private async Task<RunEnd> WorkAsync(NetworkDefinition network, RunOrder order, RunJournal journal, CancellationToken cancel)
    {
        var removals = new RemovalWork(store, grains, clock, journal, network.Removals);
        switch (order.Purpose)
        {
            case RunPurpose.ReleaseRemovals:
                await removals.ReleaseAsync(cancel);
                return new RunEnd(Complete: true);
            case RunPurpose.UndoRemovals:
                await removals.UndoAsync(order.Of ?? "", cancel);
                return new RunEnd(Complete: true);
            default:
                return await ReadSourceAsync(network, journal, cancel);
        }
    }

    private async Task<RunEnd> ReadSourceAsync(NetworkDefinition network, RunJournal journal, CancellationToken cancel)
    {
        using var config = JsonDocument.Parse(network.Config);
        var assignment = new WorkerAssignment
        {
            Network = network.Id.Value,
            Adapter = network.Adapter,
            Config = new AdapterConfig(config.RootElement),
            OperatorTrusted = network.OperatorTrusted,
            Hosts = network.Hosts,
        };
        await using var worker = await workers.StartAsync(assignment, cancel);
        await journal.CommitAsync(journal.Record with { Adapter = worker.Source.Adapter }, [], cancel);
        try
        {
            return await TakeAllAsync(network, journal, worker, cancel);
        }
        finally
        {
            // However it ended: what the adapter tried beside its work is the operator's to know.
            journal.Note([.. worker.Findings.Select(finding => new RunProblem(finding.Code, finding.Severity, Locator: null, SourceId: null, Pointer: null, finding.Message))]);
        }
    }

    private async Task<RunEnd> TakeAllAsync(NetworkDefinition network, RunJournal journal, IAdapterWorker worker, CancellationToken cancel)
    {
        string fingerprint = SourceReading.FingerprintOf(network, worker);
        var known = await LastReadingAsync(journal.Record, fingerprint, cancel);
        worker.Watch.Known = known?.Version;
        var memory = await RunMemory.LoadAsync(store, network.Id, cancel);
        var intake = new PageIntake(store, index, grains, clock, journal, memory, worker, _matchingTurn);
        bool complete = false;
        using var guest = _courtesy.Welcome();
        await foreach (var page in worker.FetchAsync(new FetchRequest(), cancel))
        {
            await guest.ServeAsync(() => intake.TakeAsync(page, cancel));
            complete = page.EndOfSnapshot;
            if (memory.Records > MostRecords) throw new AdapterException(FailureKind.SourceChanged, "source.too-many-records", $"The source goes on after {MostRecords:N0} records, the most that a run takes in.");
            await guest.GiveWayAsync(cancel);
        }

        if (worker.Watch.IsUnchanged && known is not null)
        {
            LogUnchanged(log, network.Id, known.At);
            return new RunEnd(Complete: true, known, Unchanged: true);
        }

        if (!complete) return new RunEnd(Complete: false);
        if (!memory.HasMetAny && await Sweep.KnowsListingsAsync(store, network.Id, cancel))
        {
            throw memory.Records == 0
                ? new AdapterException(FailureKind.SourceChanged, "source.empty", "The source shows no record at all, though it did before.")
                : new AdapterException(FailureKind.SourceChanged, "source.no-ids", "No record of the source has a usable id, though they had before.");
        }

        await new Sweep(store, grains, clock, journal, memory, network.Removals).RunAsync(cancel);
        var reading = worker.Watch.Found is { } version ? new SourceReading { Fingerprint = fingerprint, At = journal.Record.StartedAt, Version = version } : null;
        return new RunEnd(Complete: true, reading);
    }

    /// <summary>
    /// What the run before left to ask about; null where it did not complete, or anything but the source is not what it was. That run must be the very one before: after a clock
    /// that went back, an older one may stand in its place.
    /// </summary>
    private async Task<SourceReading?> LastReadingAsync(RunRecord run, string fingerprint, CancellationToken cancel) =>
        await new SyncArchive(store).RunsAsync(run.Network, 2, cancel) is [var newest, { Status: RunStatus.Completed, Reading: { } reading }]
        && newest.Id == run.Id
        && reading.Holds(fingerprint, run.StartedAt)
            ? reading
            : null;

    private RunRecord Interrupted(RunRecord record) =>
        record.End(RunStatus.Interrupted, clock.GetUtcNow(), new RunFailure(FailureKind.Transient, "run.interrupted", "The host stopped while the run was under way."));

    private async Task CatchUpAsync(CancellationToken cancel)
    {
        try
        {
            await index.WaitForAsync(await store.HeadAsync(cancel), cancel).WaitAsync(TimeSpan.FromSeconds(60), clock, cancel);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return; // The silo goes, and its index with it.
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException or StoreUnavailableException)
        {
            LogNotCaughtUp(log, failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Run of {Network} {Status}: {Read} read, {New} new, {Changed} changed, {Unchanged} unchanged, {Quarantined} quarantined. {Failure}")]
    private static partial void LogEnded(ILogger log, NetworkId network, RunStatus status, int read, int @new, int changed, int unchanged, int quarantined, string? failure);

    [LoggerMessage(LogLevel.Information, "The source of {Network} has not changed since {Since:u}; nothing was read.")]
    private static partial void LogUnchanged(ILogger log, NetworkId network, DateTimeOffset since);

    [LoggerMessage(LogLevel.Warning, "Run {Run} of {Network} was under way when its host stopped; it is closed as interrupted.")]
    private static partial void LogInterrupted(ILogger log, NetworkId network, string run);

    [LoggerMessage(LogLevel.Warning, "Run {Run} of {Network} was closed by somebody else; it stops here.")]
    private static partial void LogFenced(ILogger log, Exception conflict, NetworkId network, string run);

    [LoggerMessage(LogLevel.Error, "Run {Run} of {Network} stopped: the store is not available.")]
    private static partial void LogStoreGone(ILogger log, Exception failure, NetworkId network, string run);

    [LoggerMessage(LogLevel.Error, "Run {Run} of {Network} failed: the cluster did not answer.")]
    private static partial void LogClusterUnwell(ILogger log, Exception failure, NetworkId network, string run);

    [LoggerMessage(LogLevel.Error, "Run {Run} of {Network} failed unexpectedly.")]
    private static partial void LogUnexpected(ILogger log, Exception failure, NetworkId network, string run);

    [LoggerMessage(LogLevel.Warning, "The grain of {Network} could not be told that run {Run} is over.")]
    private static partial void LogNotTold(ILogger log, Exception failure, NetworkId network, string run);

    [LoggerMessage(LogLevel.Warning, "The index had not caught up when a run was over.")]
    private static partial void LogNotCaughtUp(ILogger log, Exception failure);

    /// <summary>How far a run came.</summary>
    /// <param name="Complete">True when all was done: the source read to its end, or found to be as it was.</param>
    /// <param name="Reading">What the next run may ask about; null for nothing.</param>
    /// <param name="Unchanged">True when its server said that it is as it was at that reading.</param>
    private sealed record RunEnd(bool Complete, SourceReading? Reading = null, bool Unchanged = false);
}
