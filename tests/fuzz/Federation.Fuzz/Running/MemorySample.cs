namespace Federation.Fuzz.Running;

/// <summary>Memory after everything that can be collected was.</summary>
/// <param name="Executions">Inputs judged until then.</param>
/// <param name="HeapBytes">Managed.</param>
/// <param name="ResidentBytes">Of the whole process.</param>
internal sealed record MemorySample(long Executions, long HeapBytes, long ResidentBytes)
{
    // A leak goes on; the pools of arrays fill as rare large inputs come, up to some 30 MB in all. In an hour a target has about 100,000 inputs
    // between two samples, so that 200 bytes lost an input are seen.
    private const long MostHeapGrowth = 16 << 20;
    private const long MostResidentGrowth = 48 << 20;

    public static MemorySample Take(long executions)
    {
        for (int round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new MemorySample(executions, GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    /// <summary>What grew from each sample to the next; null where nothing did.</summary>
    public static string? GrowthIn(IReadOnlyList<MemorySample> samples) =>
        Grew(samples, sample => sample.HeapBytes, MostHeapGrowth) ? Shown(samples, "managed heap", sample => sample.HeapBytes)
        : Grew(samples, sample => sample.ResidentBytes, MostResidentGrowth) ? Shown(samples, "resident memory", sample => sample.ResidentBytes)
        : null;

    private static bool Grew(IReadOnlyList<MemorySample> samples, Func<MemorySample, long> bytes, long most) =>
        samples.Count > 1 && samples.Zip(samples.Skip(1)).All(pair => bytes(pair.Second) - bytes(pair.First) > most);

    private static string Shown(IReadOnlyList<MemorySample> samples, string what, Func<MemorySample, long> bytes) =>
        $"The {what} grows: {string.Join(", ", samples.Select(sample => FormattableString.Invariant($"{bytes(sample):N0} bytes after {sample.Executions:N0} inputs")))}.";
}
