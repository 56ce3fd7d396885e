namespace Federation.Bench;

/// <summary>What one run cost.</summary>
/// <param name="Step">Which of them.</param>
/// <param name="Run">What the run's own record says.</param>
/// <param name="Process">From start to end of the host's process; null in a host that goes on serving.</param>
/// <param name="DatabaseBytes">The database with its journal, after the process or the run has ended.</param>
/// <param name="Problems">Where the run did something else than it should; empty when the figures are worth reading.</param>
internal sealed record BenchResult(
    string Step, RunReport Run, TimeSpan? Process, ProcessUsage Host, ProcessUsage Worker, long DatabaseBytes, IReadOnlyList<string> Problems)
{
    /// <summary>What is wrong with a run that should have ended like this.</summary>
    public static IReadOnlyList<string> ProblemsOf(RunReport run, RunCounts expected)
    {
        var problems = new List<string>();
        if (!run.Status.Equals("Completed", StringComparison.OrdinalIgnoreCase)) problems.Add($"the run is {run.Status}");
        if (run.Counts != expected) problems.Add($"{run.Counts}, expected {expected}");
        return problems;
    }
}
