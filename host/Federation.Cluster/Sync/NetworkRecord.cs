namespace Federation.Cluster.Sync;

/// <summary>What the network's grain stores.</summary>
internal sealed class NetworkRecord
{
    public NetworkDefinition? Definition { get; set; }

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
}
