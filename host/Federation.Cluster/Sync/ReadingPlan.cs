using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>How a run reads its source. Pure.</summary>
/// <param name="Cursor">Where it begins; null for the start.</param>
/// <param name="GoesOn">The run before it, where this one goes on with its reading; null where it begins anew.</param>
internal sealed record ReadingPlan(FetchMode Mode, string? Cursor, RunRecord? GoesOn)
{
    /// <summary>The whole source, from its start.</summary>
    public static ReadingPlan Anew { get; } = new(FetchMode.Full, null, null);

    /// <summary>True where this run by itself reads the whole source.</summary>
    public bool IsAnew => this == Anew;

    /// <summary>The whole source is read at least so often: changes alone may pass something over for ever.</summary>
    public static readonly TimeSpan WholeAtLeastEvery = TimeSpan.FromDays(7);

    /// <summary>The same for a source that does not say what it removed, so that only a whole reading finds it missing.</summary>
    public static readonly TimeSpan WholeAtLeastEveryWithoutDeletions = TimeSpan.FromDays(1);

    /// <param name="earlier">Syncs of the network before this one, newest first.</param>
    /// <param name="unfinished">What they left.</param>
    /// <param name="whole">Whether the whole source was asked for.</param>
    public static ReadingPlan Of(IReadOnlyList<RunRecord> earlier, UnfinishedReading unfinished, AdapterCapabilities capabilities, string fingerprint, bool whole, DateTimeOffset now)
    {
        if (earlier is [var last, ..] && unfinished.CanGoOn(last, fingerprint, now) && (last.Mode == FetchMode.Full || !whole)) return new ReadingPlan(last.Mode, last.Cursor, last);
        if (whole || !capabilities.HasFlag(AdapterCapabilities.Incremental)) return Anew;
        var most = capabilities.HasFlag(AdapterCapabilities.Deletions) ? WholeAtLeastEvery : WholeAtLeastEveryWithoutDeletions;
        var complete = earlier.FirstOrDefault(run => run is { Status: RunStatus.Completed, UnchangedSince: null });
        return complete is { Cursor: { } cursor, WholeReadAt: { } at } && complete.Fingerprint == fingerprint && at <= now && now - at < most
            ? new ReadingPlan(FetchMode.Incremental, cursor, null)
            : Anew;
    }
}
