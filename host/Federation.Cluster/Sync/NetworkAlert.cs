using System.Globalization;

namespace Federation.Cluster.Sync;

/// <summary>Something of a network that waits for a person.</summary>
/// <param name="Code">Stable; its remedy is in the catalogue of problems.</param>
/// <param name="Since">When it was first so, as far as the runs looked at tell.</param>
/// <param name="Message">What, in English.</param>
public sealed record NetworkAlert(NetworkId Network, string Code, DateTimeOffset Since, string Message)
{
    /// <summary>Where so large a share of what a run read is in quarantine, somebody should look.</summary>
    public const double MuchQuarantine = 0.2;

    /// <summary>Fewer records than these are no share of anything.</summary>
    private const int FewRecords = 10;

    /// <summary>What a network's runs tell. Pure.</summary>
    /// <param name="runs">Newest first.</param>
    public static IReadOnlyList<NetworkAlert> Of(NetworkId network, IReadOnlyList<RunRecord> runs)
    {
        var alerts = new List<NetworkAlert>();
        var health = SourceHealth.Of(runs);
        if (health is { IsDead: true, Since: { } since })
        {
            string why = health.Failure is { } failure ? $"{failure.Code}: {failure.Message}" : "Every record is in quarantine.";
            string last = health.LastReadAt is { } at ? $"last read {at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "not read yet";
            alerts.Add(new NetworkAlert(network, $"source.is-{Name(health.Condition)}", since, $"{why} ({last}; runs in a row that did not complete: {health.FailuresInRow})"));
        }

        // What holds removals back is a whole reading, or one of changes that withdraw too many; a later one of few changes lifts nothing.
        var holding = runs.FirstOrDefault(run => IsRead(run) && (run.SeesAll || run.HeldRemovals > 0));
        bool decidedSince = runs.TakeWhile(run => run.Id != holding?.Id).Any(run => run is { Purpose: RunPurpose.ReleaseRemovals, Status: RunStatus.Completed });
        if (holding is { HeldRemovals: > 0 and var held, EndedAt: { } end } && !decidedSince) alerts.Add(new NetworkAlert(network, "removals.held", end, $"{held} listings wait for somebody to release them."));
        if (runs.FirstOrDefault(run => IsRead(run) && run.IsWhole) is { Counts: { Read: >= FewRecords } counts, EndedAt: { } ended } && counts.Quarantined < counts.Read && counts.Quarantined >= counts.Read * MuchQuarantine)
        {
            alerts.Add(new NetworkAlert(network, "quarantine.much", ended, $"{counts.Quarantined} of {counts.Read} records are in quarantine."));
        }

        return alerts;
    }

    private static bool IsRead(RunRecord run) => run is { Status: RunStatus.Completed, Purpose: RunPurpose.Sync, UnchangedSince: null };

    private static string Name(SourceCondition condition) => condition switch
    {
        SourceCondition.Empty => "empty",
        SourceCondition.Gone => "gone",
        SourceCondition.Changed => "changed",
        SourceCondition.Blocked => "blocked",
        SourceCondition.Misconfigured => "misconfigured",
        SourceCondition.AdapterBroken => "not-readable",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "A source in this condition needs nobody."),
    };
}
