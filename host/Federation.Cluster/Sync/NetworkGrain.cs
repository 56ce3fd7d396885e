using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync.Pushing;

namespace Federation.Cluster.Sync;

/// <summary>
/// Keeps the network's definition and sees that it has one run at a time. The run itself works beside the grain, so that the grain
/// answers meanwhile; its stored record fences it.
/// </summary>
internal sealed class NetworkGrain(
    [PersistentState(RowKinds.Network, DirectoryGrainStorage.Name)] IPersistentState<NetworkRecord> record,
    SyncRunner runner,
    PushFolder pushed,
    TimeProvider clock) : Grain, INetworkGrain, IRemindable
{
    /// <summary>Wakes the grain for its schedule and for runs that are tried again.</summary>
    private const string ScheduleReminder = "schedule";

    /// <summary>Reminders cannot tick more often, and a schedule names no more than minutes.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    private CancellationTokenSource? _cancel;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // A run without a driver was under way when its host stopped: this activation is the only one, and it drives none.
        if (record.State.CurrentRun is { } run) await EndAsync(run);
        else LetGo();
    }

    public Task<NetworkDefinition?> GetDefinition() => Task.FromResult(record.State.Definition);

    public async Task<IReadOnlyList<string>> Configure(NetworkDefinition definition)
    {
        var problems = definition.Problems().ToList();
        if (definition.Id != Network) problems.Add($"The definition of {definition.Id} was sent to {Network}.");
        if (problems.Count > 0) return problems;
        if (definition != record.State.Definition)
        {
            if (definition.Schedule != record.State.Definition?.Schedule) record.State.ScheduledUpTo = clock.GetUtcNow();
            record.State.Define(definition);
            await StoreAsync();
        }

        await RemindAsync();
        return [];
    }

    public async Task<RunStart> StartRun(RunOrder order)
    {
        if (record.State.Definition is not { } definition) return new RunStart(null, false);
        if (record.State.CurrentRun is { } current)
        {
            if (await runner.IsUnderWayAsync(Network, current)) return new RunStart(current, true);
            await EndAsync(current);
        }

        string run = NewRun();
        await BeginAsync(definition, run, order);
        return new RunStart(run, false);
    }

    public async Task<PushAnswer> Push(PushOrder order)
    {
        if (record.State.Definition is not { } definition) return new PushAnswer(PushOutcome.Unknown, null);
        var answer = record.State.Push.Judge(order, clock.GetUtcNow());
        bool isUnderWay = record.State.CurrentRun is { } current && await runner.IsUnderWayAsync(Network, current);
        if (answer.Outcome is PushOutcome.OtherBody or PushOutcome.Busy || (isUnderWay && answer.Outcome == PushOutcome.Known)) return answer;
        if (isUnderWay) return new PushAnswer(PushOutcome.Busy, null);
        if (record.State.CurrentRun is { } left) await EndAsync(left);
        if (answer.Outcome == PushOutcome.Known)
        {
            // Sent again while it waits for another try: its sender wants it read.
            if (record.State.Push.Waiting is not null) await BeginAsync(definition, NewRun(), RunOrder.Sync(RunTrigger.Push));
            return answer;
        }

        string run = NewRun();
        pushed.Take(Network, order.Listing.File);
        record.State.Push = record.State.Push.Take(order, run, clock.GetUtcNow());

        // Before it is stored: once it is, something has to wake the grain after a crash.
        try
        {
            await RemindAsync();
        }
        catch
        {
            // What is in memory now was never stored, and must not be answered from.
            DeactivateOnIdle();
            throw;
        }

        await BeginAsync(definition, run, RunOrder.Sync(RunTrigger.Push));
        LetGo();
        return new PushAnswer(PushOutcome.Taken, run);
    }

    public async Task<PushKey?> RenewPushKey()
    {
        if (record.State.Definition is null) return null;
        var key = record.State.Push.Key?.Renewed(clock.GetUtcNow()) ?? new PushKey(1, clock.GetUtcNow());
        record.State.Push = record.State.Push with { Key = key };
        await StoreAsync();
        return key;
    }

    private string NewRun() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <summary>Stores that the run is under way, and has it driven. Whatever waits that the network pushed is read by it.</summary>
    private async Task BeginAsync(NetworkDefinition definition, string run, RunOrder order)
    {
        if (order.Purpose == RunPurpose.Sync) order = order with { Pushed = record.State.Push.Waiting };
        record.State.CurrentRun = run;
        record.State.Runs++;
        if (order.Purpose == RunPurpose.Sync) record.State.RetryAt = null;
        await StoreAsync();
        _cancel = new CancellationTokenSource();
        // The run outlives no silo, but it must outlive this call; idle activations with a run are kept.
        DelayDeactivation(TimeSpan.FromDays(1));
        try
        {
            await runner.StartAsync(definition, run, record.State.Runs, order, _cancel.Token);
        }
        catch
        {
            await EndAsync(run);
            throw;
        }
    }

    public Task<bool> CancelRun(string run)
    {
        if (record.State.CurrentRun != run || _cancel is null) return Task.FromResult(false);
        _cancel.Cancel();
        return Task.FromResult(true);
    }

    public async Task RunEnded(string run)
    {
        if (record.State.CurrentRun == run) await EndAsync(run);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var now = clock.GetUtcNow();
        if (record.State.Definition?.Schedule is { } cron && Schedule.IsDue(cron, record.State.ScheduledUpTo, now))
        {
            record.State.ScheduledUpTo = now;
            await StoreAsync();

            // A source that asked to be left alone, or is unwell, is: the try that waits stands for this one.
            if (!(record.State.RetryAt > now)) await StartRun(RunOrder.Sync(RunTrigger.Schedule));
        }
        else if (record.State.RetryAt <= now)
        {
            await StartRun(RunOrder.Sync(RunTrigger.Retry) with { Tries = record.State.Tries });
        }
    }

    /// <summary>Lets go of a run that nobody drives any more. Where its driver could not close its record, it is closed here.</summary>
    private async Task EndAsync(string run)
    {
        var ended = await runner.CloseAsync(Network, run, CancellationToken.None);
        record.State.CurrentRun = null;
        if (ended is { Purpose: RunPurpose.Sync })
        {
            record.State.RetryAt = ended.RetryAt;
            record.State.Tries = ended.RetryAt is null ? 0 : ended.Tries + 1;
        }

        Read(ended);

        await StoreAsync();
        await RemindAsync();
        LetGo();
        _cancel?.Dispose();
        _cancel = null;
        DelayDeactivation(TimeSpan.Zero);
    }

    /// <summary>What was pushed waits for another try, or is let go.</summary>
    /// <param name="ended">Null where the run that was to read it never began.</param>
    private void Read(RunRecord? ended)
    {
        bool waited = record.State.Push.Waiting is not null;
        record.State.Push = record.State.Push.After(ended, clock.GetUtcNow());
        if (record.State.Push.Waiting is not null && ended is null) record.State.RetryAt ??= clock.GetUtcNow();
        else if (waited && record.State.Push.Waiting is null && record.State.Definition is { Config: var config } && PushedSource.IsAllOf(config)) record.State.RetryAt = null; // nothing is left to try
    }

    /// <summary>Removes what was pushed and waits no more. What cannot be removed now is when the grain is woken next.</summary>
    private void LetGo()
    {
        try
        {
            pushed.KeepOnly(Network, record.State.Push.Waiting?.File);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            DeactivateOnIdle();
        }
    }

    /// <summary>The grain is woken while it has something to wait for, and left alone otherwise.</summary>
    private async Task RemindAsync()
    {
        var reminder = await this.GetReminder(ScheduleReminder);
        bool isWanted = record.State.Definition?.Schedule is not null || record.State.RetryAt is not null || record.State.Push.Waiting is not null;
        if (isWanted && reminder is null) await this.RegisterOrUpdateReminder(ScheduleReminder, Tick, Tick);
        else if (!isWanted && reminder is not null) await this.UnregisterReminder(reminder);
    }

    private async Task StoreAsync()
    {
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

    private NetworkId Network => NetworkId.Parse(this.GetPrimaryKeyString());
}
