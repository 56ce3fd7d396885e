using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync.Pushing;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Sync;

/// <summary>
/// Keeps the network's definition and sees that it has one run at a time. The run itself works beside the grain, so that the grain
/// answers meanwhile; its stored record fences it.
/// </summary>
internal sealed partial class NetworkGrain(
    [PersistentState(RowKinds.Network, DirectoryGrainStorage.Name)] IPersistentState<NetworkRecord> record,
    SyncRunner runner,
    PushFolder pushed,
    TimeProvider clock,
    ILogger<NetworkGrain> log) : Grain, INetworkGrain, IRemindable
{
    /// <summary>Wakes the grain for its schedule and for runs that are tried again.</summary>
    private const string ScheduleReminder = "schedule";

    /// <summary>Reminders cannot tick more often, and a schedule names no more than minutes.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    /// <summary>Before a reminder that could not be set is tried again, at first.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private CancellationTokenSource? _cancel;
    private IGrainTimer? _reminding;
    private TimeSpan _pause = FirstPause;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // A run without a driver was under way when its host stopped: this activation is the only one, and it drives none.
        if (record.State.CurrentRun is { } run) await EndAsync(run);
        else
        {
            LetGo();
            // Whoever ended the last run may not have come to it.
            if (record.State.WaitsForSomething()) RemindLater();
        }
    }

    public Task<NetworkDefinition?> GetDefinition() => Task.FromResult(record.State.Definition);

    public Task<IReadOnlyList<string>> Configure(NetworkDefinition definition) => DefineAsync(definition, by: null);

    public Task<IReadOnlyList<string>> Add(NetworkDefinition definition, string by) => DefineAsync(definition, by);

    private async Task<IReadOnlyList<string>> DefineAsync(NetworkDefinition definition, string? by)
    {
        var problems = definition.Problems().ToList();
        if (definition.Id != Network) problems.Add($"The definition of {definition.Id} was sent to {Network}.");
        if (problems.Count > 0) return problems;
        if (definition != record.State.Definition)
        {
            var now = clock.GetUtcNow();
            if (definition.Schedule != record.State.Definition?.Schedule) record.State.ScheduledUpTo = now;
            record.State.Define(definition, by, now);
            await StoreAsync();
        }

        try
        {
            await RemindAsync();
        }
        catch
        {
            RemindLater();
            throw;
        }

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

    private string NewRun() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <summary>Stores that the run is under way, and has it driven. Whatever waits that the network pushed is read by it.</summary>
    private async Task BeginAsync(NetworkDefinition definition, string run, RunOrder order)
    {
        order = record.State.Begin(run, order);
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
        record.State.End(ended, clock.GetUtcNow());
        await StoreAsync();
        LetGo();
        _cancel?.Dispose();
        _cancel = null;
        DelayDeactivation(TimeSpan.Zero);
        await RemindPatientlyAsync(); // the last, for it asks another host
    }

    /// <summary>Whatever keeps it from being set now: what is stored already says that the network waits for something, so it is tried for as long as the grain is awake, and when it is woken again.</summary>
    private async Task RemindPatientlyAsync()
    {
        try
        {
            await RemindAsync();
            _reminding?.Dispose();
            (_reminding, _pause) = (null, FirstPause);
        }
#pragma warning disable CA1031 // Whatever it is, nobody else tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (_pause == FirstPause) LogNotReminded(log, failure, Network);
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            RemindLater();
        }
    }

    /// <summary>The grain stays awake until then.</summary>
    private void RemindLater()
    {
        _reminding?.Dispose();
        _reminding = this.RegisterGrainTimer(RemindPatientlyAsync, new GrainTimerCreationOptions(_pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    /// <summary>The grain is woken while it has something to wait for, and left alone otherwise.</summary>
    private async Task RemindAsync()
    {
        var reminder = await this.GetReminder(ScheduleReminder);
        bool isWanted = record.State.WaitsForSomething();
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

    [LoggerMessage(LogLevel.Warning, "The reminder of {Network} could not be set, and is tried again.")]
    private static partial void LogNotReminded(ILogger log, Exception failure, NetworkId network);

    private NetworkId Network => NetworkId.Parse(this.GetPrimaryKeyString());
}
