namespace Federation.Bench;

/// <summary>What a process has used so far.</summary>
/// <param name="Cpu">User and system time of all its threads.</param>
/// <param name="PeakBytes">The most resident memory it ever had.</param>
internal readonly record struct ProcessUsage(TimeSpan Cpu, long PeakBytes);

/// <summary>What a process holds at a moment.</summary>
/// <param name="ResidentBytes">Of memory.</param>
/// <param name="Files">Open files, sockets and the like.</param>
/// <param name="Children">Processes that it started and that are still there.</param>
internal readonly record struct ProcessHoldings(long ResidentBytes, int Threads, int Files, int Children);
