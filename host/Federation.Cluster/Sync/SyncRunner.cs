using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Index;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.People;
using Federation.Cluster.People.Kept;
using Federation.Cluster.People.Told;
using Federation.Cluster.Storage;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync.Pushing;
using Federation.Cluster.Telemetry;
using Federation.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Sync;

/// <summary>
/// Drives runs on this silo, each in a task of its own with a worker of its own. What a run did stands in its record, page by page;
/// a run that fails fails alone. Thread safe.
/// </summary>
internal sealed partial class SyncRunner(
    IDirectoryStore store,
    CentreIndex index,
    IGrainFactory grains,
    IAdapterWorkers workers,
    MatchScorer scorer,
    MatchingPass pass,
    PersonGuard guard,
    RunNews news,
    PushFolder pushes,
    TimeProvider clock,
    ILogger<SyncRunner> log) : IHostedService, IDisposable
{
    /// <summary>So many runs back it is looked what waits for a person.</summary>
    private const int MostRuns = 20;

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _matchingTurn = new(1, 1);
    private readonly RunCourtesy _courtesy = new(clock);
    private readonly ConcurrentDictionary<string, Task<RunRecord>> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RunJournal> _journals = new(StringComparer.Ordinal);

    /// <summary>Completes with the run's last record when a run of this silo is over; null when it is not under way here.</summary>
    public Task<RunRecord>? Completion(string run) => _underWay.GetValueOrDefault(run);

    /// <summary>Wakes the matching grain, which goes on with what a crash interrupted. Where it cannot, the directory serves all the same: whoever asks the grain next has it try again.</summary>
    async Task IHostedService.StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IMatchingGrain>(IMatchingGrain.Key).Resume();
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or VersionConflictException or StoreUnavailableException)
        {
            LogNotResumed(log, failure);
        }
    }

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
    /// <param name="fence">Above that of every run of the network before it.</param>
    internal async Task StartAsync(NetworkDefinition network, string run, long fence, RunOrder order, CancellationToken cancel)
    {
        var before = await new SyncArchive(store).RunsAsync(network.Id, 1, CancellationToken.None);
        var record = new RunRecord
        {
            Id = run,
            Fence = fence,
            Network = network.Id,
            Trigger = order.Trigger,
            Purpose = order.Purpose,
            Tries = order.Tries,
            Pushed = order.Pushed?.File,
            StartedAt = clock.GetUtcNow(),
            Past = SourcePast.After(before.Count == 0 ? null : before[0]),
        };
        var journal = await RunJournal.OpenAsync(store, guard, news, record, CancellationToken.None);
        _journals[run] = journal;
        RunMeter.Started(record);
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
        && await RunJournal.ReopenAsync(store, guard, news, network, run, CancellationToken.None) is { Record.IsOver: false };

    /// <summary>Takes who was erased out of the record of a run that this silo drives; false where it drives no such run.</summary>
    internal async Task<bool> CleanAsync(string run)
    {
        if (!_journals.TryGetValue(run, out var journal)) return false;
        await journal.CleanAsync();
        return true;
    }

    /// <summary>The record of a run that nobody drives any more, closed here where nobody has closed it; null where there is none.</summary>
    internal async Task<RunRecord?> CloseAsync(NetworkId network, string run, CancellationToken cancellationToken)
    {
        if (await RunJournal.ReopenAsync(store, guard, news, network, run, cancellationToken) is not { } journal) return null;
        if (journal.Record.IsOver) return journal.Record;
        await journal.CommitAsync(Interrupted(journal.Record), [], cancellationToken);
        LogInterrupted(log, network, run);
        return journal.Record;
    }

    private async Task<RunRecord> DriveAsync(NetworkDefinition network, RunOrder order, RunJournal journal, CancellationToken cancel)
    {
        string run = journal.Record.Id;
        try
        {
            await FinishAsync(network, order, journal, cancel);
            await TellTheGrainAsync(network.Id, run);
            return journal.Record;
        }
        finally
        {
            // Last: whoever waited for the run finds the grain as the run leaves it.
            _underWay.TryRemove(run, out _);
        }
    }

    /// <summary>Runs, does what follows a run, and closes its record.</summary>
    private async Task FinishAsync(NetworkDefinition network, RunOrder order, RunJournal journal, CancellationToken cancel)
    {
        string run = journal.Record.Id;
        try
        {
            var ended = await RunToTheEndAsync(network, order, journal, cancel);
            await MatchAgainAsync();
            await ReviewSuggestionsAsync(network.Id);
            await FollowErasuresAsync(network.Id);
            // The reader of a finished run expects to find its centres; where nobody reads there is nothing to catch up.
            if (index.IsWanted) await CatchUpAsync(cancel);
            await new PersonSweep(store, guard, clock).RunAsync(network.Id, CancellationToken.None);
            await journal.CommitAsync(ended, [], CancellationToken.None);
            RunMeter.Ended(ended);
            LogEnded(log, network.Id, ended.Status, ended.Counts.Read, ended.Counts.New, ended.Counts.Changed, ended.Counts.Unchanged, ended.Counts.Quarantined, ended.Failure?.Code);
            foreach (var alert in NetworkAlert.Of(network.Id, await new SyncArchive(store).RunsAsync(network.Id, MostRuns, CancellationToken.None))) LogAlert(log, network.Id, alert.Code, alert.Message);
        }
        catch (VersionConflictException conflict)
        {
            // Somebody else closed this run: its record is theirs now.
            LogFenced(log, conflict, network.Id, run);
            RunMeter.Broke(journal.Record, RunMeter.Fenced, clock.GetUtcNow(), failure: null);
        }
        catch (StoreUnavailableException failure)
        {
            // The record cannot be closed now; whoever asks for the next run closes it.
            LogStoreGone(log, failure, network.Id, run);
            RunMeter.Broke(journal.Record, RunMeter.Lost, clock.GetUtcNow(), failure);
        }
        finally
        {
            _journals.TryRemove(run, out _);
        }
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
                ? journal.Record.End(RunStatus.Completed, clock.GetUtcNow()) with { Reading = end.Reading, WholeReadAt = end.WholeReadAt, UnchangedSince = end.Unchanged ? end.Reading?.At ?? end.WholeReadAt : null }
                : Failed(FailureKind.Transient, "run.partial", "The source ended before the adapter had seen its end.");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return _stopping.IsCancellationRequested ? Interrupted(journal.Record) : journal.Record.End(RunStatus.Cancelled, clock.GetUtcNow());
        }
        catch (AdapterException failure)
        {
            return Failed(failure.Kind, failure.Code, failure.Message, failure.RetryAfter);
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

        RunRecord Failed(FailureKind kind, string code, string message, TimeSpan? asked = null) =>
            WithRetry(journal.Record.End(RunStatus.Failed, clock.GetUtcNow(), new RunFailure(kind, code, message)), asked);
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
            case RunPurpose.ReplayQuarantine:
                return await WithWorkerAsync(network, order, journal, async worker =>
                {
                    await new QuarantineReplay(store, index, scorer, grains, clock, journal, worker, guard).RunAsync(_matchingTurn, cancel);
                    return new RunEnd(Complete: true);
                }, cancel);
            default:
                if (order.Pushed is null && PushedSource.IsAllOf(network.Config)) return await NothingPushedAsync(network.Id, cancel);
                return await WithWorkerAsync(network, order, journal, worker => new SourceRun(store, index, scorer, grains, clock, network, journal, worker, guard, log).ReadAsync(order, _matchingTurn, _courtesy, cancel), cancel);
        }
    }

    /// <summary>A network that is read from pushes alone is as it was at the last of them.</summary>
    private async Task<RunEnd> NothingPushedAsync(NetworkId network, CancellationToken cancel)
    {
        var earlier = await new SyncArchive(store).RunsAsync(network, MostRuns, cancel);
        return new RunEnd(Complete: true, Unchanged: true, WholeReadAt: earlier.Select(run => run.WholeReadAt).FirstOrDefault(at => at is not null));
    }

    private async Task<RunEnd> WithWorkerAsync(NetworkDefinition network, RunOrder order, RunJournal journal, Func<IAdapterWorker, Task<RunEnd>> work, CancellationToken cancel)
    {
        using var config = JsonDocument.Parse(network.Config);
        var assignment = new WorkerAssignment
        {
            Network = network.Id.Value,
            Adapter = network.Adapter,
            Config = new AdapterConfig(config.RootElement),
            OperatorTrusted = network.OperatorTrusted,
            Hosts = network.Hosts,
            Trust = network.Trust,
            KeepsPersons = network.People is not null,
            Pushed = order.Pushed is { } pushed ? new PushedSource(pushes.PathOf(network.Id, pushed.File), pushed.MediaType) : null,
        };
        await using var worker = await workers.StartAsync(assignment, cancel);
        await journal.CommitAsync(journal.Record with { Adapter = worker.Source.Adapter }, [], cancel);
        try
        {
            return await work(worker);
        }
        finally
        {
            // However it ended: what the adapter tried beside its work is the operator's to know.
            journal.Note([.. worker.Findings.Select(finding => new RunProblem(finding.Code, finding.Severity, Locator: null, SourceId: null, Pointer: null, finding.Message))]);
        }
    }

    private RunRecord Interrupted(RunRecord record) =>
        WithRetry(record.End(RunStatus.Interrupted, clock.GetUtcNow(), new RunFailure(FailureKind.Transient, "run.interrupted", "The host stopped while the run was under way.")), asked: null);

    private RunRecord WithRetry(RunRecord ended, TimeSpan? asked) =>
        ended with { RetryAt = RunRetry.DelayAfter(ended, asked, Random.Shared.NextDouble()) is { } delay ? clock.GetUtcNow() + delay : null };

    /// <summary>What cannot be matched again now waits for the end of the next run: how far matching has come is stored.</summary>
    private async Task MatchAgainAsync()
    {
        try
        {
            await pass.RunAsync(_matchingTurn, _stopping.Token);
        }
        catch (Exception failure)
        {
            // Whatever it is, the run itself is over and has to be closed.
            if (!_stopping.IsCancellationRequested) LogNotMatched(log, failure);
        }
    }

    /// <summary>What cannot be looked through now is at the end of the next run.</summary>
    private async Task ReviewSuggestionsAsync(NetworkId network)
    {
        try
        {
            await grains.GetGrain<ISuggestionGrain>(network.Value).Review();
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException or VersionConflictException or StoreUnavailableException)
        {
            LogNotReviewed(log, failure, network);
        }
    }

    /// <summary>What cannot be erased now is at the end of the next run: what is to be done is stored.</summary>
    private async Task FollowErasuresAsync(NetworkId network)
    {
        try
        {
            if (await new ToldErasureSweep(store, clock).RunAsync(network, _stopping.Token) is > 0 and var listings) LogErased(log, network, listings);
        }
        catch (Exception failure) when (failure is OperationCanceledException or VersionConflictException or StoreUnavailableException)
        {
            if (!_stopping.IsCancellationRequested) LogNotErased(log, failure, network);
        }
    }

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

    [LoggerMessage(LogLevel.Warning, "{Network} waits for a person: {Code}. {Message}")]
    private static partial void LogAlert(ILogger log, NetworkId network, string code, string message);

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

    [LoggerMessage(LogLevel.Error, "A regrouping that was under way when its host stopped could not be gone on with; it is tried again when somebody decides, or after a run. \"store check\" looks at the whole store.")]
    private static partial void LogNotResumed(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "After a run its listings could not be matched again; the end of the next run sees to it.")]
    private static partial void LogNotMatched(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Warning, "After a run of {Network} the suggestions that wait there could not be looked through.")]
    private static partial void LogNotReviewed(ILogger log, Exception failure, NetworkId network);

    [LoggerMessage(LogLevel.Information, "{Network} told of persons who were erased from {Count} listings; what was held of them from before is erased.")]
    private static partial void LogErased(ILogger log, NetworkId network, int count);

    [LoggerMessage(LogLevel.Warning, "{Network} told of persons who were erased; not all that is held from before could be erased. The end of the next run sees to it.")]
    private static partial void LogNotErased(ILogger log, Exception failure, NetworkId network);

    [LoggerMessage(LogLevel.Warning, "The index had not caught up when a run was over.")]
    private static partial void LogNotCaughtUp(ILogger log, Exception failure);
}
