using System.Diagnostics;
using System.Diagnostics.Metrics;
using Federation.Cluster.Problems;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Telemetry;

/// <summary>What runs of networks do, by the network's key.</summary>
internal static class RunMeter
{
    /// <summary>Beside the statuses of a run: somebody else closed it, or its record could not be closed.</summary>
    public const string Fenced = "fenced", Lost = "lost";

    private static readonly Counter<long> Starts = DirectoryTelemetry.Count("federation.sync.runs.started", "{run}", "Runs that began.");
    private static readonly Histogram<double> RunTime = DirectoryTelemetry.WorkTime("federation.sync.run.duration", "How long a run took, with matching and the wait for the index; its count is that of runs that ended.");
    private static readonly Counter<long> Listings = DirectoryTelemetry.Count("federation.sync.listings", "{listing}", "What became of listings and records in runs that ended.");

    public static void Started(RunRecord run)
    {
        if (Starts.Enabled) Starts.Add(1, Network(run), new(TelemetryTags.Purpose, TelemetryTags.Of(run.Purpose)), new(TelemetryTags.RunTrigger, TelemetryTags.Of(run.Trigger)));
    }

    /// <summary>With what its record says.</summary>
    public static void Ended(RunRecord run)
    {
        Told(run, TelemetryTags.Of(run.Status), run.Failure?.Code, (run.EndedAt ?? run.StartedAt) - run.StartedAt);
        if (!Listings.Enabled) return;
        Count(run, "added", run.Counts.New);
        Count(run, "attached", run.Counts.Attached);
        Count(run, "changed", run.Counts.Changed);
        Count(run, "unchanged", run.Counts.Unchanged);
        Count(run, "quarantined", run.Counts.Quarantined);
        Count(run, "stale", run.Counts.Stale);
        Count(run, "removed", run.Counts.Removed);
        Count(run, "restored", run.Counts.Restored);
        Count(run, "held", run.HeldRemovals);
    }

    /// <summary>Without a record of its own end.</summary>
    /// <param name="outcome"><see cref="Fenced"/> or <see cref="Lost"/>.</param>
    public static void Broke(RunRecord run, string outcome, DateTimeOffset at, StoreUnavailableException? failure) => Told(run, outcome, failure?.Code, at - run.StartedAt);

    private static void Told(RunRecord run, string outcome, string? error, TimeSpan took)
    {
        if (!RunTime.Enabled) return;
        var tags = new TagList { Network(run), { TelemetryTags.Purpose, TelemetryTags.Of(run.Purpose) }, { TelemetryTags.RunOutcome, outcome } };
        if (error is not null) tags.Add(TelemetryTags.Error, ProblemCatalogue.Standard.TryFind(error, out _) ? error : TelemetryTags.OtherError);
        RunTime.Record(took.TotalSeconds, tags);
    }

    private static void Count(RunRecord run, string change, int listings)
    {
        if (listings > 0) Listings.Add(listings, Network(run), new(TelemetryTags.ListingChange, change));
    }

    private static KeyValuePair<string, object?> Network(RunRecord run) => new(TelemetryTags.Network, run.Network.Value);
}
