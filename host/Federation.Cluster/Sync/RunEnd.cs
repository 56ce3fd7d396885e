namespace Federation.Cluster.Sync;

/// <summary>How far a run came.</summary>
/// <param name="Complete">True when all was done: the source read to its end, or found to be as it was.</param>
/// <param name="Reading">What the next run may ask about; null for nothing.</param>
/// <param name="Unchanged">True when its server said that it is as it was at that reading.</param>
/// <param name="WholeReadAt">When the last whole reading began; null where there was none.</param>
internal sealed record RunEnd(bool Complete, SourceReading? Reading = null, bool Unchanged = false, DateTimeOffset? WholeReadAt = null);
