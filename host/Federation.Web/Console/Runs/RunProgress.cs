namespace Federation.Web.Console.Runs;

/// <summary>How far a run that is under way has come. Pure.</summary>
/// <param name="Share">From 0 to 1; null where nobody knows how much there is.</param>
/// <param name="Left">Null where it cannot be told yet.</param>
public sealed record RunProgress(RunPhase Phase, double? Share, TimeSpan? Left)
{
    /// <summary>From a tenth on, or this long after the start, the pace so far says something about the rest.</summary>
    private const double LeastShare = 0.1;

    public static RunProgress Of(RunRow run, DateTimeOffset now)
    {
        int read = run.Counts.Read;
        if (run.Adapter is null && read == 0) return new RunProgress(RunPhase.Starting, null, null);
        if (run.EstimatedTotal is not ({ } total and > 0)) return new RunProgress(RunPhase.Reading, null, null);
        if (read >= total) return new RunProgress(RunPhase.Finishing, 1, null);
        double share = (double)read / total;
        var past = now - run.StartedAt;
        // A run that goes on with a reading read its first pages in no time.
        bool isTold = share >= LeastShare && past > TimeSpan.Zero && run.PagesBefore == 0;
        return new RunProgress(RunPhase.Reading, share, isTold ? past * ((1 - share) / share) : null);
    }
}
