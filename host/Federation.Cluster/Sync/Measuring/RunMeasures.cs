namespace Federation.Cluster.Sync.Measuring;

/// <summary>What a network's runs tell of its source, beside its listings. Pure.</summary>
public sealed record RunMeasures
{
    /// <summary>A source that changes half of its ids from one reading to the next has none that hold.</summary>
    private const double LeastMet = 0.5;

    /// <summary>The last run that took anything out of its source or quarantine and changed a listing by it; null where none of the runs looked at did.</summary>
    public DateTimeOffset? ChangedAt { get; private init; }

    /// <summary>The last run that read the whole source; null where none of those looked at did.</summary>
    public RunRecord? Whole { get; private init; }

    /// <summary>When the last whole reading began; null where there was none.</summary>
    public DateTimeOffset? WholeReadAt { get; private init; }

    /// <summary>When the source last showed all that it has: by the end of a whole reading, or by saying that nothing changed since.</summary>
    public DateTimeOffset? SeenAt { get; private init; }

    /// <summary>Records of the last whole reading whose id another one before them had.</summary>
    public int SameId => Whole?.ProblemCounts.GetValueOrDefault(RepeatedIdCode) ?? 0;

    /// <summary>The code of records whose id was used before.</summary>
    public const string RepeatedIdCode = "record.duplicate-id";

    /// <summary>Whether a second reading met the ids of the first; null where there was no second one.</summary>
    public bool? StableIds { get; private init; }

    /// <summary>Whether a reading that breaks off goes on where it stood, or has but one page to begin again; null where nothing was read whole.</summary>
    public bool? Resumable => Whole is { } whole ? whole.GaveCursor || whole.Counts.Pages <= 1 : null;

    /// <summary>When the last run is tried again by itself; null where it is not.</summary>
    public DateTimeOffset? RetryAt { get; private init; }

    /// <param name="runs">Of one network, newest first.</param>
    public static RunMeasures Of(IReadOnlyList<RunRecord> runs)
    {
        var complete = runs.Where(run => run is { Purpose: RunPurpose.Sync, Status: RunStatus.Completed }).ToList();
        var whole = complete.Where(run => run.IsWhole && run.Counts.Read > 0).ToList();
        return new RunMeasures
        {
            ChangedAt = runs.FirstOrDefault(run => run.Counts is { New: > 0 } or { Changed: > 0 } or { Stale: > 0 } or { Removed: > 0 } or { Restored: > 0 })?.EndedAt,
            Whole = whole.FirstOrDefault(),
            WholeReadAt = complete.FirstOrDefault()?.WholeReadAt,
            SeenAt = complete.FirstOrDefault(run => run.SeesAll)?.EndedAt,
            RetryAt = SourceHealth.Of(runs).RetryAt,
            StableIds = StableIdsOf(complete, whole),
        };
    }

    private static bool? StableIdsOf(List<RunRecord> complete, List<RunRecord> whole)
    {
        if (whole.Count == 0 || complete.Count < 2) return null;

        // Where no reading came after the first, its server said that nothing changed.
        var last = whole[0];
        if (last == complete[^1]) return true;
        int mapped = last.Counts.New + last.Counts.Changed + last.Counts.Unchanged;
        return mapped == 0 ? null : last.Counts.Changed + last.Counts.Unchanged >= LeastMet * mapped;
    }
}
