namespace Federation.Bench;

/// <summary>What one run cost.</summary>
/// <param name="Step">Which of the three.</param>
/// <param name="Run">What the run's own record says.</param>
/// <param name="Process">From start to end of the host's process.</param>
/// <param name="DatabaseBytes">The database with its journal, after the process has ended.</param>
/// <param name="Problems">Where the run did something else than it should; empty when the figures are worth reading.</param>
internal sealed record BenchResult(
    string Step, RunReport Run, TimeSpan Process, ProcessUsage Host, ProcessUsage Worker, long DatabaseBytes, IReadOnlyList<string> Problems);
