using System.Text.Json.Serialization;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>How a network's source does, as its runs tell. Pure.</summary>
/// <param name="Since">When the first run ended that found it so; null before the first.</param>
/// <param name="LastReadAt">When a run last completed; null where none did.</param>
/// <param name="FailuresInRow">Syncs since then that failed, of those looked at; one that a person cancelled, or that ended with its host, says nothing of the source.</param>
/// <param name="Failure">What the last of them failed of; null where it did not.</param>
/// <param name="RetryAt">When the last one is tried again by itself; null where it is not.</param>
public sealed record SourceHealth(SourceCondition Condition, DateTimeOffset? Since, DateTimeOffset? LastReadAt, int FailuresInRow, RunFailure? Failure, DateTimeOffset? RetryAt)
{
    /// <summary>An address that has not answered for so long, with at least <see cref="SeveralRuns"/> runs, is not unwell but gone.</summary>
    public static readonly TimeSpan SilentFor = TimeSpan.FromDays(3);

    /// <summary>So many runs in a row that an address did not answer, or asked us to wait, are more than a bad moment.</summary>
    public const int SeveralRuns = 3;

    /// <summary>True where somebody has to do something.</summary>
    public bool IsDead => Condition is not (SourceCondition.New or SourceCondition.Alive or SourceCondition.Unwell);

    /// <param name="runs">Of one network, newest first; more of them tell more.</param>
    public static SourceHealth Of(IEnumerable<RunRecord> runs)
    {
        var ended = runs.Where(run => run is { Purpose: RunPurpose.Sync, IsOver: true } and not { Status: RunStatus.Cancelled }).ToList();
        var last = ended.FirstOrDefault();
        // A host that stopped says nothing of the source, only when it is asked again.
        var syncs = ended.Where(run => run.Status != RunStatus.Interrupted).ToList();
        if (syncs.Count == 0) return new SourceHealth(last?.Past?.LastReadAt is null ? SourceCondition.New : SourceCondition.Alive, null, last?.Past?.LastReadAt, 0, null, last?.RetryAt);
        var failures = syncs.TakeWhile(run => run.Status != RunStatus.Completed).ToList();
        if (failures.Count == 0) return OfCompleted(syncs, last?.RetryAt);
        var lastReadAt = failures.Count < syncs.Count ? syncs[failures.Count].EndedAt : failures[^1].Past?.LastReadAt;
        bool wasRead = lastReadAt is not null;
        var condition = ConditionOf(syncs[0], failures, wasRead);
        var since = failures.TakeWhile((run, at) => ConditionOf(run, [.. failures.Skip(at)], wasRead) == condition).Last();
        return new SourceHealth(condition, since.EndedAt, lastReadAt, failures.Count, syncs[0].Failure, last?.RetryAt);
    }

    // A run of changes, or one that finds nothing changed, tells nothing of the source as a whole: the last whole reading does.
    private static SourceHealth OfCompleted(List<RunRecord> syncs, DateTimeOffset? retryAt)
    {
        bool isRefused = syncs.FirstOrDefault(run => run.IsWhole) is { Counts: { Read: > 0 } counts } && counts.Quarantined == counts.Read;
        var since = isRefused ? syncs.First(run => run.IsWhole) : syncs.TakeWhile(run => run.Status == RunStatus.Completed).Last();
        return new SourceHealth(isRefused ? SourceCondition.Changed : SourceCondition.Alive, since.EndedAt, syncs[0].EndedAt, 0, null, retryAt);
    }

    private static SourceCondition ConditionOf(RunRecord run, IReadOnlyList<RunRecord> failures, bool wasRead)
    {
        return run.Failure switch
        {
            { Code: "source.empty" or "source.no-records" } => SourceCondition.Empty,
            { Code: "source.missing" } when !wasRead => SourceCondition.Misconfigured, // It never was where the settings say.
            { Code: "http.404" or "http.410" or "source.missing" } => SourceCondition.Gone,
            { Code: "http.unresolved" or "http.unreachable" or "http.timeout" } when IsSilent(failures) => SourceCondition.Gone,
            { Code: "http.401" or "http.403" } or { Kind: FailureKind.Authentication } => SourceCondition.Blocked,
            { Kind: FailureKind.RateLimited } when failures.Count >= SeveralRuns => SourceCondition.Blocked, // To be asked to wait once is nothing.
            { Kind: FailureKind.SourceChanged } => SourceCondition.Changed,
            { Kind: FailureKind.Configuration } => SourceCondition.Misconfigured,
            { Kind: FailureKind.Bug } => SourceCondition.AdapterBroken,
            _ => SourceCondition.Unwell,
        };
    }

    // Of the runs looked at the last one knows how long those before it had no answer.
    private static bool IsSilent(IReadOnlyList<RunRecord> failures)
    {
        var silent = failures.TakeWhile(SourcePast.IsSilent).ToList();
        if (silent.Count < SeveralRuns) return false;
        var since = silent[0].Past?.SilentSince ?? silent[^1].EndedAt;
        return silent[0].EndedAt - since >= SilentFor;
    }
}

/// <summary>How a source does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceCondition>))]
public enum SourceCondition
{
    /// <summary>Not read yet.</summary>
    New,

    /// <summary>The last run completed.</summary>
    Alive,

    /// <summary>The last run failed of something that may mend itself.</summary>
    Unwell,

    /// <summary>It shows nothing where it showed something.</summary>
    Empty,

    /// <summary>Its address answers that there is nothing, or has not answered for days.</summary>
    Gone,

    /// <summary>It speaks another format, or every record of it is in quarantine.</summary>
    Changed,

    /// <summary>It keeps us out.</summary>
    Blocked,

    /// <summary>The network's settings are wrong.</summary>
    Misconfigured,

    /// <summary>The adapter is at fault.</summary>
    AdapterBroken,
}
