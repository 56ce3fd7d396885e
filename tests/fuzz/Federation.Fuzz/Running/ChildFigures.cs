namespace Federation.Fuzz.Running;

/// <summary>What one child process did with its time.</summary>
/// <param name="Executions">Inputs judged.</param>
/// <param name="Records">Records in them, each counted once.</param>
/// <param name="Mapped">Those that became a listing; the others are in quarantine, each with its reason.</param>
/// <param name="FailedRuns">Inputs that ended in a named failure.</param>
/// <param name="Memory">After two fifths of the time, halfway from there to the end, and at the end; fewer where it did not get there.</param>
internal sealed record ChildFigures(long Executions, long Records, long Mapped, long FailedRuns, IReadOnlyList<MemorySample> Memory)
{
    public static ChildFigures operator +(ChildFigures one, ChildFigures other) => new(
        one.Executions + other.Executions, one.Records + other.Records, one.Mapped + other.Mapped, one.FailedRuns + other.FailedRuns, other.Memory.Count > 0 ? other.Memory : one.Memory);
}
