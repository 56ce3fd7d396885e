namespace Federation.Bench;

/// <summary>What a process has used so far.</summary>
/// <param name="Cpu">User and system time of all its threads.</param>
/// <param name="PeakBytes">The most resident memory it ever had.</param>
internal readonly record struct ProcessUsage(TimeSpan Cpu, long PeakBytes);
