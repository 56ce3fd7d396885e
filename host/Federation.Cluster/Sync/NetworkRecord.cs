using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync.Pushing;

namespace Federation.Cluster.Sync;

/// <summary>What the network's grain stores. The feed is told of another definition in the same commit: whoever keeps what a network says of itself reads it again.</summary>
internal sealed class NetworkRecord : ICommitsWithState
{
    private EventWrite? _pending;

    /// <summary>Changed by <see cref="Define"/>.</summary>
    public NetworkDefinition? Definition { get; set; }

    /// <summary>When it was first defined; null where that was before it was written down.</summary>
    public DateTimeOffset? AddedAt { get; set; }

    /// <summary>The opaque id of the account or client that added it; null where the host's own file did, or nobody wrote it down.</summary>
    public string? AddedBy { get; set; }

    /// <summary>The run under way, or one that was when the host stopped.</summary>
    public string? CurrentRun { get; set; }

    /// <summary>How many runs were begun: the <see cref="RunRecord.Fence"/> of the newest.</summary>
    public long Runs { get; set; }

    /// <summary>Occurrences of the schedule up to here have been dealt with.</summary>
    public DateTimeOffset ScheduledUpTo { get; set; }

    /// <summary>When the last run is tried again; null where it is not.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>How many runs in a row have failed by then.</summary>
    public int Tries { get; set; }

    /// <summary>Whether the next sync reads the source from its start, whatever is known of it; see <see cref="DirectoryRepair"/>.</summary>
    public bool ReadsAnew { get; set; }

    /// <summary>What it pushed, and signs with.</summary>
    public PushState Push { get; set; } = new();

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _pending is null ? [] : [_pending];

    string? ICommitsWithState.IdempotencyKey => null; // The same definition again changes nothing.

    void ICommitsWithState.Committed(CommitReceipt receipt) => _pending = null;

    /// <summary>Takes another definition, to be written.</summary>
    /// <param name="by">Who added the network; not looked at where there is one.</param>
    public void Define(NetworkDefinition definition, string? by, DateTimeOffset now)
    {
        if (Definition is null) (AddedAt, AddedBy) = (now, by);
        Definition = definition;
        _pending = new EventWrite(new StateKey(RowKinds.Network, definition.Id.Value), "{}"u8.ToArray());
    }

    /// <summary>A run begins. Whatever waits that the network pushed is read by it.</summary>
    /// <returns>The order as it is carried out.</returns>
    public RunOrder Begin(string run, RunOrder order)
    {
        CurrentRun = run;
        Runs++;
        if (order.Purpose != RunPurpose.Sync) return order;
        RetryAt = null;
        return order with { Pushed = Push.Waiting, Anew = ReadsAnew };
    }

    /// <summary>A run is over: it is tried again, or not; what was pushed waits for that, or is let go.</summary>
    /// <param name="ended">Null where the run never began.</param>
    public void End(RunRecord? ended, DateTimeOffset now)
    {
        CurrentRun = null;
        if (ended is { Purpose: RunPurpose.Sync })
        {
            RetryAt = ended.RetryAt;
            Tries = ended.RetryAt is null ? 0 : ended.Tries + 1;
            if (ended is { SeesAll: true, Status: RunStatus.Completed, UnchangedSince: null }) ReadsAnew = false;
        }

        bool waited = Push.Waiting is not null;
        Push = Push.After(ended, now);
        if (Push.Waiting is not null && ended is null) RetryAt ??= now;
        else if (waited && Push.Waiting is null && Definition is { Config: var config } && PushedSource.IsAllOf(config)) RetryAt = null; // nothing is left to try
    }

    /// <summary>Whether the grain has to be woken: for its schedule, for another try, or for what was pushed.</summary>
    public bool WaitsForSomething() => Definition?.Schedule is not null || RetryAt is not null || Push.Waiting is not null;
}
